package fr.santelien.smartcard.agent;

/** The module's file cannot be loaded: another architecture, or a library it needs is missing. */
final class ModuleUnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    ModuleUnusableException(Throwable cause) {
        super(cause);
    }
}

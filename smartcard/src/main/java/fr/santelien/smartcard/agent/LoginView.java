package fr.santelien.smartcard.agent;

/**
 * How C_Login went.
 *
 * @param result CKR_…, 0 when the code was right
 * @param flags CKF_… of the token, read again after a failure; 0 after a success
 */
public record LoginView(long result, long flags) {}

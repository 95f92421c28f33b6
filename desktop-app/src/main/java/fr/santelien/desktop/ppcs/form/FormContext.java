package fr.santelien.desktop.ppcs.form;

import java.util.function.Supplier;

/**
 * What all the items of a form share.
 *
 * @param editable whether the user may answer
 * @param ids client ids of new occurrences
 * @param changed an answer changed: other questions may be asked or not
 * @param left a field was left: what was typed is to be saved
 */
record FormContext(boolean editable, Supplier<String> ids, Runnable changed, Runnable left) {}

package fr.santelien.coordination.ppcs;

/**
 * One section of a plan: a top-level group of the Questionnaire.
 *
 * @param number place among the eight sections of the form, from 1, whoever reads
 * @param part part of the HAS template, 1–4
 * @param medical whether it belongs to the medical part, closed to minimal rights
 * @param required number of required questions that are asked
 * @param missing how many of them have no answer
 * @param answered whether anything was answered at all
 */
public record Section(
        FormItem form, int number, int part, boolean medical, int required, int missing, boolean answered) {
    public boolean complete() {
        return answered && missing == 0;
    }
}

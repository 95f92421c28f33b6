/** The plan personnalisé de coordination en santé: a CarePlan for its life, QuestionnaireResponses for its answers. */
@NullMarked
package fr.santelien.coordination.ppcs;

import org.jspecify.annotations.NullMarked;

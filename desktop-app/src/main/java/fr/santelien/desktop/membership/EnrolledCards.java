package fr.santelien.desktop.membership;

import java.util.List;

/** The cards that open the structure on this poste; implemented by the composition root, may block. */
@FunctionalInterface
public interface EnrolledCards {

    /** @return numbers of the cards of a person, empty when none is known here */
    List<String> of(String holderId);
}

package fr.santelien.lab.card;

/** A chip with a holder: it has a code and private keys. */
interface PersonalChip extends Chip {
    HolderCode code();

    SigningWork work();

    Counter commands();
}

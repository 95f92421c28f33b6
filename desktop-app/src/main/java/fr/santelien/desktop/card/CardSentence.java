package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Tone;

/**
 * A state of the card in French.
 *
 * @param title a few words, for the chip and the frame of the card
 * @param sentence what it is
 * @param remedy what to do about it
 * @param anchor where the guide says more: an id of docs/guide/carte-et-lecteur.md and of the help
 */
public record CardSentence(String title, String sentence, String remedy, Tone tone, String anchor) {}

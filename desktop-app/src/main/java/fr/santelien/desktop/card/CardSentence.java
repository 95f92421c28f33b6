package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Tone;

/**
 * A state of the card in French.
 *
 * @param title a few words, for the chip and the frame of the card
 * @param sentence what it is
 * @param remedy what to do about it
 */
public record CardSentence(String title, String sentence, String remedy, Tone tone) {}

package fr.santelien.desktop.screen;

import fr.santelien.desktop.text.Texts;

/** A sentence to show in place. */
public record Message(Tone tone, String text) {

    /** Something was done. */
    public static Message done(String key, Object... arguments) {
        return new Message(Tone.OK, Texts.get(key, arguments));
    }

    /** Something was refused; the sentence holds the remedy. */
    public static Message refused(String sentence) {
        return new Message(Tone.BAD, sentence);
    }
}

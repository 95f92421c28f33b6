package fr.santelien.coordination.exchange;

/** What keeps a change from reaching the server. */
public enum Obstacle {
    /** Nothing: the next exchange takes it. */
    NONE,
    /** It is being typed. */
    TYPING,
    /** The server does not answer. */
    NETWORK,
    /** The card signs only once its code is given again. */
    CODE,
    /** The server, or the connection to it, does not take what this card sends. */
    SERVER,
    /** It leaves under the card of whoever made it. */
    ANOTHER_CARD,
    /** Both sides changed it. */
    DECISION,
    /** The server refused it. */
    REFUSED,
    /** It refers to something that is itself held back. */
    ANOTHER_CHANGE;

    /** Whether it is this user who has something to do about it. */
    public boolean asksSomething() {
        return this == DECISION || this == REFUSED;
    }
}

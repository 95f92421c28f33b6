package fr.santelien.desktop.contactpoint;

/**
 * What is being written about a request, kept while another request is looked at.
 *
 * @param awaitSender whether the request waits for the sender once answered; means nothing when closing
 */
record Reply(Kind kind, String text, boolean awaitSender) {

    enum Kind {
        ANSWER,
        CLOSE
    }
}

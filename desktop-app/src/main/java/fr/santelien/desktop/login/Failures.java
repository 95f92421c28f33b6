package fr.santelien.desktop.login;

import fr.santelien.desktop.dialog.FailureReport;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An opening that failed in a way nobody foresaw: still a sentence and a remedy, and one line in the log. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static OpenOutcome.Refused refusal(Exception failure) {
        LOG.error("session not opened: {}", FailureReport.of(failure));
        return new OpenOutcome.Refused(
                Texts.get("login.failed.sentence"), Texts.get("login.failed.remedy"), Texts.get("login.failed.anchor"));
    }
}

package fr.santelien.desktop.card;

import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an administrator needs to find a fault, as text. Of people it says nothing: no name, no identifier, no number of
 * a card or of a certificate; a path under the user's own folder is written with {@code ~}.
 */
final class Diagnosis {

    private final Clock clock;
    private final Moments moments;
    private final List<String> lines = new ArrayList<>();

    Diagnosis(Clock clock) {
        this.clock = clock;
        this.moments = new Moments(clock);
    }

    String text(
            CardReport report,
            TrustedAuthorities authorities,
            CardState state,
            List<CardJournal.Entry> journal,
            List<CheckStep> steps) {
        lines.add(Texts.get("card.diagnosis.title"));
        lines.add(Texts.get("card.diagnosis.made", moments.full(clock.instant())));
        heading("poste");
        for (String property : List.of("jpackage.app-version", "java.vm.version", "os.name", "os.version", "os.arch")) {
            lines.add(property + ": " + System.getProperty(property, "-"));
        }
        heading("state");
        lines.add(CardSentences.of(state).anchor() + " — "
                + CardSentences.of(state).title());
        heading("readers");
        lines.add(Texts.get(report.service() ? "card.service.on" : "card.service.off"));
        report.readers().forEach(reader -> lines.add(reader.name() + ": " + CardTexts.content(reader.content())));
        heading("module");
        report.module()
                .ifPresentOrElse(
                        module -> lines.add(CardTexts.module(module) + " — " + withoutUser(module.file())),
                        () -> report.lookedAt().forEach(place -> lines.add("? " + withoutUser(place))));
        heading("card");
        report.card().ifPresent(this::card);
        heading("authorities");
        authorities.found().forEach(found -> lines.add(found.name() + " — " + withoutUser(Path.of(found.place()))));
        authorities.missing().forEach(name -> lines.add("? " + name));
        heading("test");
        steps.forEach(step -> lines.add(
                step.kind() + ": " + step.result() + ", " + step.took().toMillis() + " ms"));
        heading("journal");
        journal.forEach(entry -> lines.add(moment(entry.at()) + " " + entry.state()));
        return String.join("\n", lines) + "\n";
    }

    private void card(CardReport.Card card) {
        lines.add(CardTexts.family(card.model()));
        lines.add(CardTexts.tries(card.tries()) + ", " + CardTexts.entry(card.entry()));
        card.certificates()
                .forEach(certificate -> lines.add(
                        CardTexts.use(certificate.use()) + ": " + CardTexts.dates(certificate, clock.getZone())));
    }

    private void heading(String part) {
        lines.add("");
        lines.add("[" + Texts.get("card.diagnosis." + part) + "]");
    }

    private String moment(Instant at) {
        return moments.full(at).substring(0, 10) + " " + moments.second(at);
    }

    private static String withoutUser(Path path) {
        String home = System.getProperty("user.home", "");
        String text = path.toString();
        return !home.isEmpty() && text.startsWith(home) ? "~" + text.substring(home.length()) : text;
    }
}

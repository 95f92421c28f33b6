package fr.santelien.desktop.membership;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.membership.LeaverWork;
import fr.santelien.coordination.membership.Memberships;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Work that people who left had not sent, and what the referent, or a colleague she offers it to, does about it. */
final class LeftWorkViewModel {

    private final Memberships memberships;
    private final Duration kept;
    private final Background background;
    private final Clock clock;
    private final ObjectProperty<@Nullable Message> message;
    private final Latest readings;
    private final ObservableList<LeaverWork> leavers = FXCollections.observableArrayList();

    /**
     * @param kept for how long, after a person was found to be gone
     * @param message where the screen says what was done
     */
    LeftWorkViewModel(
            Memberships memberships,
            Duration kept,
            Background background,
            Clock clock,
            ObjectProperty<@Nullable Message> message) {
        this.memberships = memberships;
        this.kept = kept;
        this.background = background;
        this.clock = clock;
        this.message = message;
        this.readings = new Latest(background);
    }

    /** One a person, what is destroyed first on top. */
    ObservableList<LeaverWork> leavers() {
        return leavers;
    }

    void refresh() {
        readings.run(memberships::leavers, leavers::setAll);
    }

    /** All that she may take over of one person's. */
    void takeOver(LeaverWork work) {
        Message done = Message.done("leftWork.taken", work.takeable().size(), work.name());
        command(() -> work.takeable().forEach(memberships::takeOver), done);
    }

    /** Whether it is for the user to offer and to destroy. */
    boolean referent() {
        return memberships.mayKeep();
    }

    /** All of one person's that her role may not send. */
    void offer(LeaverWork work) {
        Message done = Message.done("leftWork.offer.done", work.offerable().size(), work.name());
        command(() -> work.offerable().forEach(memberships::offer), done);
    }

    /** All of one person's. */
    void destroy(LeaverWork work) {
        Message done = Message.done("leftWork.destroyed", work.numbers().size(), work.name());
        command(() -> work.numbers().forEach(memberships::destroyLeftWork), done);
    }

    private void command(Runnable work, Message done) {
        background.command(
                work,
                () -> {
                    message.set(done);
                    refresh();
                },
                sentence -> {
                    message.set(Message.refused(sentence));
                    refresh();
                });
    }

    /** « 3 modifications non envoyées, depuis le 18/11/2026 : les listes de travail ». */
    String what(LeaverWork work) {
        String subjects = plural(work.subjects());
        String key = subjects.isEmpty() ? "leftWork.what" : "leftWork.what.on";
        return Texts.get(key, work.numbers().size(), Moments.day(day(work.since())), subjects);
    }

    private static String plural(Set<Access.Subject> subjects) {
        return subjects.stream().map(Access.Subject::plural).collect(Collectors.joining(", "));
    }

    /** « Gardé jusqu’au 20/12/2026, encore 28 jours ». */
    String until(LeaverWork work) {
        return Texts.get("leftWork.until", Moments.day(end(work)), daysLeft(work));
    }

    /** Below zero when it is destroyed with the next exchange. */
    long daysLeft(LeaverWork work) {
        return ChronoUnit.DAYS.between(LocalDate.now(clock), end(work));
    }

    /** Why some of it cannot be taken over and what to do then; empty when all of it can. */
    String hindrance(LeaverWork work) {
        return Stream.of(denied(work), offered(work), gone(work))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String denied(LeaverWork work) {
        return work.offerable().isEmpty()
                ? ""
                : Texts.get("leftWork.denied", work.offerable().size(), plural(work.denied()));
    }

    private static String offered(LeaverWork work) {
        return work.offeredCount() == 0
                ? ""
                : Texts.get("leftWork.offered", work.offeredCount(), plural(work.denied()));
    }

    private static String gone(LeaverWork work) {
        return work.gone() == 0 ? "" : Texts.get("leftWork.gone", work.gone());
    }

    private LocalDate end(LeaverWork work) {
        return day(work.leftAt().plus(kept));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    void close() {
        readings.drop();
    }
}

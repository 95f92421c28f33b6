package fr.santelien.desktop.membership;

import fr.santelien.coordination.membership.LostCard;
import fr.santelien.coordination.membership.Member;
import fr.santelien.coordination.membership.Memberships;
import fr.santelien.desktop.recovery.Recovery;
import fr.santelien.desktop.recovery.RecoveryTexts;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Latest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The people of the structure, narrowed by what is typed, and what their referent does about their cards. */
public final class MembershipViewModel {

    private final Memberships memberships;
    private final EnrolledCards cards;
    private final Recovery recovery;
    private final Background background;
    private final Clock clock;
    private final Latest readings;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Member> people = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper(-1);
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();

    public MembershipViewModel(
            Memberships memberships, EnrolledCards cards, Recovery recovery, Background background, Clock clock) {
        this.memberships = memberships;
        this.cards = cards;
        this.recovery = recovery;
        this.background = background;
        this.clock = clock;
        this.readings = new Latest(background);
        filter.addListener(typed -> refresh());
    }

    public StringProperty filter() {
        return filter;
    }

    public ObservableList<Member> people() {
        return people;
    }

    /** How many of those shown work for the structure today, -1 until the first reading. */
    public ReadOnlyIntegerProperty active() {
        return active.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Message> message() {
        return message;
    }

    /** Whether the user keeps the memberships: the buttons of the referent are there for her alone. */
    public boolean referent() {
        return memberships.mayKeep();
    }

    public void refresh() {
        String typed = filter.get();
        readings.run(() -> memberships.people(typed), found -> {
            people.setAll(found);
            active.set((int) found.stream().filter(Member::active).count());
        });
    }

    /** Reminds the referent of the recovery key, when there is something to do about it. */
    void remind() {
        if (referent()) {
            background.run(
                    recovery::kept,
                    kept -> RecoveryTexts.reminder(kept, clock.instant())
                            .ifPresent(sentence -> message.set(new Message(Tone.WARN, sentence))));
        }
    }

    /** @param then gets the numbers of her cards known to this poste, and not declared lost yet */
    void cardsOf(Member member, BiConsumer<Member, List<String>> then) {
        List<String> lost = member.lostCards().stream().map(LostCard::number).toList();
        background.run(
                () -> cards.of(member.holderId()).stream()
                        .filter(number -> !lost.contains(number))
                        .toList(),
                known -> then.accept(member, known));
    }

    void declareLost(Member member, String number) {
        command(() -> memberships.declareLost(member.id(), number), Message.done("membership.lost.done"));
    }

    /** The latest card declared lost was found again. */
    void takeBackLost(Member member) {
        Optional<LostCard> latest = member.lostCards().stream().findFirst();
        latest.ifPresent(card -> command(
                () -> memberships.takeBackLost(member.id(), card.number()), Message.done("membership.found.done")));
    }

    private void command(Runnable work, Message done) {
        background.command(
                work,
                () -> {
                    message.set(done);
                    refresh();
                },
                sentence -> message.set(Message.refused(sentence)));
    }

    public void close() {
        readings.drop();
    }
}

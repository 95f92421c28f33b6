package fr.santelien.desktop.start;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.card.CardAdministration;
import fr.santelien.desktop.card.CardView;
import fr.santelien.desktop.card.CardViewModel;
import fr.santelien.desktop.contactpoint.ContactPointView;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.help.HelpView;
import fr.santelien.desktop.membership.EnrolledCards;
import fr.santelien.desktop.membership.MembershipView;
import fr.santelien.desktop.patient.PatientsView;
import fr.santelien.desktop.ppcs.PlanView;
import fr.santelien.desktop.ppcs.PlansView;
import fr.santelien.desktop.recovery.Recovery;
import fr.santelien.desktop.recovery.RecoveryView;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.shell.ScreenFactory;
import fr.santelien.desktop.synchronisation.SynchronisationView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.window.EntranceScreens;
import fr.santelien.desktop.worklist.WorklistView;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The screen of each destination.
 *
 * @param dialogs of the window, which is made with its screens
 * @param card for « Carte et lecteur »
 * @param cards those that open the open structure on this poste
 * @param recovery its recovery key
 * @param leaver how long the work that a leaver had not sent is kept
 */
record Screens(
        Background background,
        Clock clock,
        Supplier<Dialogs> dialogs,
        CardAdministration card,
        EnrolledCards cards,
        Recovery recovery,
        Duration leaver)
        implements ScreenFactory, EntranceScreens {

    @Override
    public Screen make(Destination destination, Work work, Navigator navigator) {
        return switch (destination) {
            case Destination.ContactPoint(String requestId) ->
                new ContactPointView(work, background, clock, dialogs.get(), requestId);
            case Destination.Worklists(String listId) -> new WorklistView(work, background, navigator, clock, listId);
            case Destination.Patients(String patientId) ->
                new PatientsView(work, background, navigator, clock, patientId);
            case Destination.Plans() -> new PlansView(work, background, navigator, clock);
            case Destination.Plan(String planId) -> new PlanView(work, background, navigator, clock, planId);
            case Destination.Help(String topic) -> new HelpView(navigator, topic);
            case Destination.CardAndReader() -> cardView(navigator, CardView.Opened.IN_SESSION);
            case Destination.Memberships() ->
                new MembershipView(work, background, clock, dialogs.get(), navigator, cards, recovery, leaver);
            case Destination.RecoveryKey() -> new RecoveryView(recovery, work.user(), background, dialogs.get(), clock);
            case Destination.Synchronisation() ->
                new SynchronisationView(work, background, navigator, clock, dialogs.get());
        };
    }

    @Override
    public Screen make(Destination.WithoutSession destination, Navigator navigator) {
        return switch (destination) {
            case Destination.Help(String topic) -> new HelpView(navigator, topic);
            case Destination.CardAndReader() -> cardView(navigator, CardView.Opened.OVER_LOGIN);
        };
    }

    private Screen cardView(Navigator navigator, CardView.Opened opened) {
        return new CardView(new CardViewModel(card), dialogs.get(), navigator, clock, opened);
    }
}

package fr.santelien.smartcard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.StateFollower;
import fr.santelien.smartcard.TestAuthority.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that crash, hang or answer nonsense, really loaded in a real card agent; each is mended while the poste runs. */
class BrokenModuleTest {
    /** Longer than a loaded machine takes to start an agent, short enough for a test. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"C_Initialize=crash", "C_GetSlotList=crash", "list=none"})
    void a_module_that_crashes_while_it_reads_costs_the_agent_and_serves_once_it_is_mended(String script)
            throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.tell(script);
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.NotResponding.class, state -> state.trouble() == Trouble.CRASHED);
            desk.tell("");
            states.await(CardState.AwaitingCode.class);
            session.submitCode(FakeCard.CODE.toCharArray());
            states.await(CardState.Open.class);
            assertNothingLeftBehind();
        }
    }

    @Test
    void a_module_that_crashes_at_the_login_asks_the_code_again() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.AwaitingCode.class);
            desk.tell("C_Login=crash");
            session.submitCode(FakeCard.CODE.toCharArray());
            states.await(CardState.NotResponding.class, state -> state.trouble() == Trouble.CRASHED);
            states.await(CardState.AwaitingCode.class);
            desk.tell("");
            session.submitCode(FakeCard.CODE.toCharArray());
            states.await(CardState.Open.class);
            assertNothingLeftBehind();
        }
    }

    /** All at once, for each takes its limit. */
    @Test
    void a_module_that_hangs_is_given_up_and_serves_once_it_is_mended() throws Exception {
        List<Hanging> all = new ArrayList<>();
        try {
            for (String call : List.of("C_Initialize", "C_GetSlotList", "C_Login")) {
                NativeDesk desk = NativeDesk.in(folder.resolve(call));
                desk.tell(call + "=block");
                desk.insert(FakeCard.cps4(Person.SOPHIE));
                CardSession session = Cards.start(desk.settings().withAnswerLimit(LIMIT));
                all.add(new Hanging(desk, session, new StateFollower(session)));
            }
            Hanging atLogin = all.getLast();
            atLogin.states.await(CardState.AwaitingCode.class);
            atLogin.session.submitCode(FakeCard.CODE.toCharArray());
            for (Hanging hanging : all) {
                hanging.states.await(CardState.NotResponding.class, state -> state.trouble() == Trouble.SILENT);
                hanging.desk.tell("");
                hanging.states.await(CardState.AwaitingCode.class);
            }
        } finally {
            all.forEach(hanging -> hanging.session.close());
        }
    }

    private record Hanging(NativeDesk desk, CardSession session, StateFollower states) {}

    /** One agent for all of them: nonsense costs nothing but the card's turn. */
    @Test
    void a_module_that_answers_nonsense_is_in_trouble_and_serves_once_it_is_mended() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.NoCard.class);
            for (String script : List.of("C_GetInfo=0xBAD", "slots=growing", "text=hostile")) {
                desk.tell(script);
                desk.insert(FakeCard.cps4(Person.SOPHIE));
                CardState.NotResponding troubled = states.await(CardState.NotResponding.class);
                assertThat(troubled.trouble())
                        .as(script)
                        .isIn(Trouble.COMMUNICATION, Trouble.NOT_RECOGNISED, Trouble.CRASHED);
                desk.tell("");
                states.await(CardState.AwaitingCode.class);
                desk.pull();
                states.await(CardState.NoCard.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slots=huge", "value=huge", "value=negative"})
    void absurd_lengths_cost_the_agent_at_most(String script) throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.tell(script);
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings().withAnswerLimit(LIMIT))) {
            StateFollower states = new StateFollower(session);
            states.await(
                    CardState.class,
                    state -> state instanceof CardState.NotResponding || state instanceof CardState.Untrusted);
            desk.tell("");
            desk.pull();
            states.await(CardState.NoCard.class);
            desk.insert(FakeCard.cps4(Person.SOPHIE));
            states.await(CardState.AwaitingCode.class);
            assertNothingLeftBehind();
        }
    }

    @Test
    void a_card_is_found_among_forty_slots() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.tell("slots=forty");
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            new StateFollower(session).await(CardState.AwaitingCode.class);
        }
    }

    @Test
    void a_token_that_says_zeros_of_itself_asks_a_code_of_the_usual_length() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.tell("token=zeros");
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            assertThat(states.await(CardState.AwaitingCode.class).rules()).isEqualTo(new CardState.CodeRules(4, 8));
        }
    }

    @Test
    void a_card_without_the_bytes_of_its_certificate_is_not_trusted() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.tell("value=empty");
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            new StateFollower(session).await(CardState.Untrusted.class);
        }
    }

    /** What the binding is chosen for, docs/decisions/0001: one mechanism, and a buffer as long as the modulus. */
    @Test
    void a_strict_card_signs_with_the_raw_mechanism_into_a_buffer_of_exactly_the_length_of_its_key() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.insert(FakeCard.cps4(Person.SOPHIE));
        try (Agent agent = AgentProcess.launcher(Duration.ofSeconds(60), desk.environment())
                .start(new Deaf())) {
            TokenView token = agent.tokens(NativeDesk.module(), NativeDesk.READER)
                    .get(60, TimeUnit.SECONDS)
                    .getFirst();
            LoginView login = agent.login(
                            token.slot(), FakeCard.AUTHENTICATION_ID, FakeCard.CODE.getBytes(StandardCharsets.US_ASCII))
                    .get(60, TimeUnit.SECONDS);
            assertThat(login.right()).isTrue();
            assertThat(agent.sign(new byte[51]).get(60, TimeUnit.SECONDS)).hasSize(256);
        }
    }

    /** Reports of crashes and dumps hold what was in memory, codes included. */
    private static void assertNothingLeftBehind() throws Exception {
        try (Stream<Path> here = Files.list(Path.of(""))) {
            assertThat(here.map(Path::toString))
                    .noneMatch(name -> name.startsWith("hs_err") || name.startsWith("core"));
        }
    }

    private record Deaf() implements Agent.Listener {
        @Override
        public void readersChanged(ReadersView readers) {}

        @Override
        public void agentLost(Agent.Loss why) {}
    }
}

package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.HashSignature;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.SignatureRefusedException.Reason;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the keys of a card sign, and with which code (sections 1.5, 1.6 and 1.9 of docs/cps-card.md). */
class SigningBehaviourTest {
    private static final byte[] HASH = new byte[32];

    @ParameterizedTest
    @EnumSource
    void authentication_signs_a_digest_info_with_the_raw_mechanism(Generation generation) throws Exception {
        try (MachineRig rig = MachineRig.open(generation.card())) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            byte[] data = {1, 2, 3};
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(open.chain().getFirst());
            verifier.update(data);
            assertThat(verifier.verify(open.sign(data))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_certificate_is_chosen_by_its_uses_though_both_have_one_subject(Generation generation) throws Exception {
        try (MachineRig rig = MachineRig.open(generation.card())) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            assertThat(open.chain().getFirst().getExtendedKeyUsage()).contains("1.3.6.1.5.5.7.3.2");
            HashSignature signature =
                    rig.machine.signHash(HASH, FakeCard.CODE.toCharArray()).get();
            assertThat(signature.certificate().getKeyUsage()[1]).isTrue();
            assertThat(signature.certificate().getSubjectX500Principal())
                    .isEqualTo(open.chain().getFirst().getSubjectX500Principal());
        }
    }

    @Test
    void a_signature_key_signs_only_with_a_code_just_given_though_the_module_keeps_one() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            assertRefused(rig.machine.signHash(HASH, "0000".toCharArray()), Reason.WRONG_CODE, new Tries.Known(2));
            assertThat(rig.expect(CardState.Open.class).codeNeeded()).isTrue();
        }
    }

    @Test
    void a_key_that_wants_its_code_each_time_gets_it_and_the_session_goes_on() throws Exception {
        FakeCard card = FakeCard.cps4(Person.SOPHIE).wantingItsCodeForEachSignature();
        try (MachineRig rig = MachineRig.open(card)) {
            assertThat(rig.machine
                            .signHash(HASH, FakeCard.CODE.toCharArray())
                            .get()
                            .value())
                    .hasSize(256);
            assertThat(rig.expect(CardState.Open.class).card().sign(new byte[1]))
                    .hasSize(256);
        }
    }

    @Test
    void a_wrong_code_for_such_a_key_leaves_nothing_half_done() throws Exception {
        FakeCard card = FakeCard.cps4(Person.SOPHIE).wantingItsCodeForEachSignature();
        try (MachineRig rig = MachineRig.open(card)) {
            assertRefused(rig.machine.signHash(HASH, "0000".toCharArray()), Reason.WRONG_CODE, new Tries.Known(2));
            assertThat(rig.machine
                            .signHash(HASH, FakeCard.CODE.toCharArray())
                            .get()
                            .value())
                    .hasSize(256);
            assertThat(rig.expect(CardState.Open.class).card().sign(new byte[1]))
                    .hasSize(256);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_code_of_a_signature_that_blocks_the_card_closes_the_session(Generation generation) {
        FakeCard card = generation.card();
        try (MachineRig rig = MachineRig.open(card)) {
            OpenCard before = rig.expect(CardState.Open.class).card();
            card.withTries(1); // another program gave two wrong ones
            assertRefused(rig.machine.signHash(HASH, "0000".toCharArray()), Reason.CODE_BLOCKED, new Tries.Known(0));
            rig.expect(CardState.CodeBlocked.class);
            assertThatThrownBy(() -> before.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_pin_pad_takes_the_code_and_the_poste_never_does() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().withPinPad().typedOnPad(FakeCard.CODE);
        desk.insert(FakeCard.cps3(Person.SOPHIE).wantingItsCodeForEachSignature());
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.expect(CardState.AwaitingCode.class).entry()).isEqualTo(CardState.CodeEntry.PIN_PAD);
            rig.give("");
            rig.expect(CardState.Open.class);
            CompletableFuture<HashSignature> signed = rig.machine.signHash(HASH, new char[0]);
            rig.expect(CardState.Open.class);
            assertThat(signed).isCompletedWithValueMatching(signature -> signature.value().length == 256);
        }
    }

    private static void assertRefused(CompletableFuture<HashSignature> signature, Reason reason, Tries tries) {
        assertThatThrownBy(signature::get)
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        refused -> assertThat(refused.getCause())
                                .isInstanceOfSatisfying(SignatureRefusedException.class, cause -> {
                                    assertThat(cause.reason()).isEqualTo(reason);
                                    assertThat(cause.tries()).isEqualTo(tries);
                                }));
    }
}

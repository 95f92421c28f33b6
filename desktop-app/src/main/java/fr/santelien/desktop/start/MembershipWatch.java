package fr.santelien.desktop.start;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the envelopes of a structure in step with its memberships: after each exchange those of people who left and of
 * lost cards go; when the server refuses the card in use, it is asked again without a structure, so that a refusal by
 * something in between costs nobody her access.
 */
final class MembershipWatch implements OpenStructure.Watch {

    private static final Logger LOG = LoggerFactory.getLogger(MembershipWatch.class);

    private final StructureFolders folders;
    private final Welcome welcome;
    private final Consumer<OpenStructure> ended;
    private final AtomicBoolean asking = new AtomicBoolean();

    /** @param ended told, on a thread of its own, of a session whose holder is a member no more */
    MembershipWatch(StructureFolders folders, Welcome welcome, Consumer<OpenStructure> ended) {
        this.folders = folders;
        this.welcome = welcome;
        this.ended = ended;
    }

    @Override
    public void exchanged(OpenStructure opened, Instant success) {
        try {
            folders.update(opened.structureId(), header -> opened.sweep(header).at(success));
            folders.usage(opened.structureId()).change(before -> before.confirmedAt(success));
            opened.forgetLeavers();
        } catch (RuntimeException e) {
            // The exchange goes on; the next one tries again.
            LOG.warn(
                    "The header could not be brought up to date: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void notAllowed(OpenStructure opened) {
        if (asking.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("membership").start(() -> {
                try {
                    ask(opened);
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    private void ask(OpenStructure opened) {
        try {
            Optional<Enrolment> said = welcome.ask(opened.card());
            if (said.isPresent() && said.get().in(opened.structureId()).isEmpty()) {
                ended.accept(opened);
            }
        } catch (GeneralSecurityException | OpeningStopped e) {
            LOG.info("Whether the membership holds could not be asked; the next refusal asks again");
        }
    }
}

package fr.santelien.desktop.start;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.desktop.recovery.Recovery;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.envelope.RecoveryKey;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The recovery key of whatever structure is open. */
final class StructureRecovery implements Recovery {

    private final StructureFolders folders;
    private final Supplier<@Nullable OpenStructure> open;
    private final Clock clock;

    StructureRecovery(StructureFolders folders, Supplier<@Nullable OpenStructure> open, Clock clock) {
        this.folders = folders;
        this.open = open;
        this.clock = clock;
    }

    @Override
    public Optional<Kept> kept() {
        OpenStructure structure = open.get();
        return structure == null
                ? Optional.empty()
                : folders.recovery(structure.structureId())
                        .map(envelope -> new Kept(envelope.number(), envelope.made(), envelope.lastTry()));
    }

    @Override
    public Paper make() {
        try (RecoveryKey key = RecoveryKey.generate()) {
            keep(referents(), key);
            return new Paper(key.number(), key.toGroups());
        }
    }

    @Override
    public Trial take(String typed) {
        OpenStructure structure = referents();
        Optional<RecoveryKey> read = RecoveryKey.parse(typed);
        if (read.isEmpty()) {
            return Trial.MISTYPED;
        }
        try (RecoveryKey key = read.get()) {
            keep(structure, key);
            return Trial.OPENS;
        }
    }

    @Override
    public Trial tryOut(String typed) {
        OpenStructure structure = referents();
        Optional<RecoveryKey> read = RecoveryKey.parse(typed);
        if (read.isEmpty()) {
            return Trial.MISTYPED;
        }
        Optional<RecoveryEnvelope> envelope = folders.recovery(structure.structureId());
        try (RecoveryKey key = read.get()) {
            if (envelope.filter(kept -> structure.opensWith(key, kept)).isEmpty()) {
                return Trial.OTHER_KEY;
            }
            folders.write(structure.structureId(), envelope.get().triedAt(clock.instant()));
            return Trial.OPENS;
        }
    }

    private void keep(OpenStructure structure, RecoveryKey key) {
        try {
            Instant now = clock.instant();
            folders.write(
                    structure.structureId(), new RecoveryEnvelope(key.number(), structure.sealedUnder(key), now, now));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF and AES are part of every Java runtime", e);
        }
    }

    private OpenStructure referents() {
        OpenStructure structure = open.get();
        if (structure == null || !structure.work().memberships().mayKeep()) {
            throw new Refusal(Texts.get("recovery.referentOnly"));
        }
        return structure;
    }
}

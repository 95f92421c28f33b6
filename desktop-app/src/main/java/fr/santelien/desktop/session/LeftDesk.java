package fr.santelien.desktop.session;

import fr.santelien.coordination.draft.Drafts.Found;
import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.draft.DeskCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a desk that was left.
 *
 * @param desk the first one when nothing was left
 * @param lostSince since when something typed was kept that can no longer be read, null when all was found
 */
public record LeftDesk(Desk desk, @Nullable Instant lostSince) {

    static LeftDesk of(Found found) {
        return switch (found) {
            case Found.Nothing() -> new LeftDesk(Desk.FIRST, null);
            case Found.Unreadable(Instant since) -> new LeftDesk(Desk.FIRST, since);
            case Found.Kept(Instant since, String content) -> read(since, content);
        };
    }

    private static LeftDesk read(@Nullable Instant since, String content) {
        try {
            return new LeftDesk(DeskCodec.read(content), null);
        } catch (IllegalArgumentException e) {
            return new LeftDesk(Desk.FIRST, since);
        }
    }
}

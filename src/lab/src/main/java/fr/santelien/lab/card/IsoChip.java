package fr.santelien.lab.card;

import static fr.santelien.lab.card.Tlv.hex;
import static fr.santelien.lab.card.Tlv.join;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What chips of ISO 7816-4 share: chained commands are put together, what does not fit waits for GET RESPONSE. */
abstract class IsoChip implements PersonalChip {
    static final int OK = 0x9000;
    static final int CODE_NEEDED = 0x6982;
    static final int CODE_BLOCKED = 0x6983;
    static final int WRONG_CODE = 0x63C0;
    static final int CONDITIONS = 0x6985;
    static final int WRONG_LENGTH = 0x6700;
    static final int WRONG_DATA = 0x6A80;
    static final int NOT_FOUND = 0x6A82;
    static final int WRONG_PARAMETERS = 0x6A86;
    static final int UNKNOWN_REFERENCE = 0x6A88;
    static final int UNKNOWN_INSTRUCTION = 0x6D00;
    private static final int UNKNOWN_CLASS = 0x6E00;
    private static final int GET_RESPONSE = 0xC0;

    private final HolderCode code;
    private final SigningWork work = new SigningWork();
    private final Counter commands = new Counter();
    private final ByteArrayOutputStream chain = new ByteArrayOutputStream();
    private byte @Nullable [] rest;

    IsoChip(HolderCode code) {
        this.code = code;
    }

    /** One whole command. */
    abstract byte[] execute(CommandApdu command, byte[] data) throws InterruptedException;

    /** What was selected is selected no more. */
    abstract void deselect();

    @Override
    public final HolderCode code() {
        return code;
    }

    @Override
    public final SigningWork work() {
        return work;
    }

    @Override
    public final Counter commands() {
        return commands;
    }

    @Override
    public final synchronized void reset() {
        code.forget();
        rest = null;
        chain.reset();
        deselect();
    }

    @Override
    public final synchronized byte[] transmit(byte[] raw) throws InterruptedException {
        commands.increment();
        CommandApdu command = CommandApdu.parse(raw);
        if ((command.cla() & 0xEC) != 0) {
            return status(UNKNOWN_CLASS);
        }
        if (command.ins() == GET_RESPONSE) {
            return rest == null ? status(CONDITIONS) : answer(rest, command.expected());
        }
        rest = null;
        chain.writeBytes(command.data());
        if (command.chained()) {
            return status(OK);
        }
        byte[] data = chain.toByteArray();
        chain.reset();
        return execute(command, data);
    }

    final byte[] answer(byte[] data, int expected) {
        int limit = expected == 0 ? 256 : expected;
        if (data.length <= limit) {
            rest = null;
            return join(data, status(OK));
        }
        byte[] left = Arrays.copyOfRange(data, limit, data.length);
        rest = left;
        return join(Arrays.copyOf(data, limit), status(0x6100 | Math.min(left.length, 256) & 0xFF));
    }

    static byte[] status(int word) {
        return hex("%04X".formatted(word));
    }
}

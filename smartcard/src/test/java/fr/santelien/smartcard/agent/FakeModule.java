package fr.santelien.smartcard.agent;

import java.util.EnumMap;
import java.util.Map;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/**
 * What a PKCS#11 module is told to do out of the ordinary. The script outlives the processes that load the module.
 */
public final class FakeModule {
    /** CKR_VENDOR_DEFINED + 2 of the CPS middleware. */
    public static final long REINITIALISE = PKCS11Constants.CKR_VENDOR_DEFINED + 2;

    private final Map<Call, Answer> answers = new EnumMap<>(Call.class);
    private final Map<Call, Runnable> events = new EnumMap<>(Call.class);
    private String manufacturer = "ANS";
    private boolean loadable = true;
    private boolean wantsReinitialising;
    private boolean staleTokenInfo;
    private int emptySlotLists;
    private long minPinLength = 4;
    private long maxPinLength = 8;
    private String typedOnPad = "";
    private boolean pinPad;
    private int initialisations;

    private record Answer(long code, int times) {}

    /** @param code CKR_…, from now on, whatever happens */
    public synchronized FakeModule answers(Call call, long code) {
        answers.put(call, new Answer(code, Integer.MAX_VALUE));
        return this;
    }

    /** @param times after which the call behaves again */
    public synchronized FakeModule answers(Call call, long code, int times) {
        answers.put(call, new Answer(code, times));
        return this;
    }

    /** Behaves again. */
    public synchronized void recovers() {
        answers.clear();
        loadable = true;
    }

    /** What happens in the middle of a call, once: {@code module.during(C_SIGN, desk::pull)}. */
    public synchronized FakeModule during(Call call, Runnable event) {
        events.put(call, event);
        return this;
    }

    /** Not the CPS middleware: its flags say little, as OpenSC's do. */
    public synchronized FakeModule ofAnotherMaker() {
        manufacturer = "OpenSC Project";
        return this;
    }

    /** A file of another architecture. */
    public synchronized FakeModule cannotBeLoaded() {
        loadable = false;
        return this;
    }

    /** Every call answers CKR_VENDOR_DEFINED + 2 until C_Finalize and C_Initialize. */
    public synchronized void wantsReinitialising() {
        wantsReinitialising = true;
    }

    /** Old versions go on showing the token that left. */
    public synchronized FakeModule showsStaleTokenInfo() {
        staleTokenInfo = true;
        return this;
    }

    /** C_GetSlotList is wrong just after an insertion. */
    public synchronized FakeModule missesTheCard(int times) {
        emptySlotLists = times;
        return this;
    }

    public synchronized FakeModule withPinLengths(long min, long max) {
        minPinLength = min;
        maxPinLength = max;
        return this;
    }

    /** The reader has keys of its own. */
    public synchronized FakeModule withPinPad() {
        pinPad = true;
        return this;
    }

    /** @param code empty when the holder cancels or lets the time run out */
    public synchronized FakeModule typedOnPad(String code) {
        typedOnPad = code;
        return this;
    }

    /** C_Initialize so far, in all processes. */
    public synchronized int initialisations() {
        return initialisations;
    }

    /** Plays the script of one call, before it does its own work. */
    void enter(Call call) throws CkException {
        Runnable event;
        long code = PKCS11Constants.CKR_OK;
        synchronized (this) {
            event = events.remove(call);
            Answer answer = answers.get(call);
            if (answer != null) {
                code = answer.code;
                if (answer.times == 1) {
                    answers.remove(call);
                } else {
                    answers.put(call, new Answer(answer.code, answer.times - 1));
                }
            } else if (wantsReinitialising && call != Call.C_INITIALIZE) {
                code = REINITIALISE;
            }
        }
        if (event != null) {
            event.run();
        }
        if (code != PKCS11Constants.CKR_OK) {
            throw new CkException(code);
        }
    }

    synchronized void initialised() {
        initialisations++;
        wantsReinitialising = false;
    }

    synchronized boolean loadable() {
        return loadable;
    }

    synchronized String manufacturer() {
        return manufacturer;
    }

    synchronized boolean staleTokenInfo() {
        return staleTokenInfo;
    }

    synchronized boolean missesTheCard() {
        return emptySlotLists-- > 0;
    }

    synchronized long minPinLength() {
        return minPinLength;
    }

    synchronized long maxPinLength() {
        return maxPinLength;
    }

    synchronized boolean pinPad() {
        return pinPad;
    }

    synchronized String typedOnPad() {
        return typedOnPad;
    }
}

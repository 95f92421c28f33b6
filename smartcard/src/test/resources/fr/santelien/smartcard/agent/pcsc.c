/*
 * A PC/SC library with readers and cards, for tests. CARD_DESK names a file, read at each call: a first line "service" or
 * the code that each call returns ("0x8010001D"), then one line a reader, "name|answer to reset", nothing after the bar
 * without a card.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long dword_t;
typedef long code_t;

#define OK 0
#define INVALID_PARAMETER ((code_t) 0x80100004)
#define NO_READERS ((code_t) 0x8010002E)
#define UNKNOWN_READER ((code_t) 0x80100009)
#define NO_SMARTCARD ((code_t) 0x8010000C)
#define TIMEOUT ((code_t) 0x8010000A)
#define STATE_CHANGED 2UL
#define STATE_EMPTY 0x10UL
#define STATE_PRESENT 0x20UL
#define MOST 48

struct reader_state {
    const char *reader;
    void *user;
    dword_t current, event, atr_length;
    unsigned char atr[33];
};

struct desk { code_t code; int count; char name[MOST][128], atr[MOST][80]; };

static struct desk look(void) {
    static struct desk desk;
    char line[128];
    const char *path = getenv("CARD_DESK");
    FILE *file = path ? fopen(path, "r") : NULL;
    memset(&desk, 0, sizeof desk);
    desk.code = (code_t) 0x8010001D;
    if (!file) return desk;
    if (fgets(line, sizeof line, file)) desk.code = strncmp(line, "0x", 2) ? OK : (code_t) strtoul(line, NULL, 16);
    while (desk.count < MOST && fgets(line, sizeof line, file)) {
        char *bar = strchr(line, '|');
        if (!bar) continue;
        *bar = 0;
        bar[1 + strcspn(bar + 1, "\n")] = 0;
        snprintf(desk.name[desk.count], sizeof *desk.name, "%s", line);
        snprintf(desk.atr[desk.count++], sizeof *desk.atr, "%s", bar + 1);
    }
    fclose(file);
    return desk;
}

static int find(const struct desk *desk, const char *name) {
    for (int i = 0; i < desk->count; i++)
        if (!strcmp(desk->name[i], name)) return i;
    return -1;
}

static dword_t atr(const char *hex, unsigned char *bytes) {
    dword_t length = strlen(hex) / 2;
    for (dword_t i = 0; i < length; i++) {
        unsigned value;
        sscanf(hex + 2 * i, "%2x", &value);
        bytes[i] = value;
    }
    return length;
}

code_t SCardEstablishContext(dword_t scope, const void *a, const void *b, code_t *context) {
    (void) scope, (void) a, (void) b;
    *context = 1;
    return look().code;
}

code_t SCardListReaders(code_t context, const char *groups, char *names, dword_t *length) {
    (void) context, (void) groups;
    struct desk desk = look();
    if (desk.code) return desk.code;
    if (!desk.count) return NO_READERS;
    dword_t at = 0;
    for (int i = 0; i < desk.count; i++) {
        if (names) strcpy(names + at, desk.name[i]);
        at += strlen(desk.name[i]) + 1;
    }
    if (names) names[at] = 0;
    *length = at + 1;
    return OK;
}

code_t SCardGetStatusChange(code_t context, dword_t timeout, struct reader_state *states, dword_t count) {
    (void) context, (void) timeout;
    struct desk desk = look();
    if (desk.code) return desk.code;
    int changed = 0;
    for (dword_t i = 0; i < count; i++) {
        int at = find(&desk, states[i].reader);
        if (at < 0) return UNKNOWN_READER;
        dword_t now = desk.atr[at][0] ? STATE_PRESENT : STATE_EMPTY;
        states[i].event = now;
        states[i].atr_length = 0;
        if ((states[i].current & (STATE_PRESENT | STATE_EMPTY)) != now) {
            states[i].event |= STATE_CHANGED;
            changed = 1;
        }
    }
    return changed ? OK : TIMEOUT;
}

code_t SCardConnect(code_t context, const char *reader, dword_t share, dword_t wanted, code_t *card, dword_t *protocol) {
    (void) context, (void) share, (void) wanted;
    struct desk desk = look();
    int at = find(&desk, reader);
    if (desk.code) return desk.code;
    if (at < 0) return UNKNOWN_READER;
    if (!desk.atr[at][0]) return NO_SMARTCARD;
    *card = at + 1;
    *protocol = 1;
    return OK;
}

code_t SCardStatus(code_t card, char *reader, dword_t *reader_length, dword_t *state, dword_t *protocol,
                   unsigned char *bytes, dword_t *length) {
    struct desk desk = look();
    if (desk.code) return desk.code;
    if (card < 1 || card > desk.count) return INVALID_PARAMETER;
    if (reader && reader_length) snprintf(reader, *reader_length, "%s", desk.name[card - 1]);
    if (state) *state = STATE_PRESENT;
    if (protocol) *protocol = 1;
    *length = atr(desk.atr[card - 1], bytes);
    return OK;
}

code_t SCardDisconnect(code_t card, dword_t how) { (void) card, (void) how; return look().code; }
code_t SCardBeginTransaction(code_t card) { (void) card; return look().code; }
code_t SCardEndTransaction(code_t card, dword_t how) { (void) card, (void) how; return look().code; }
code_t SCardControl(code_t card, dword_t control, const void *in, dword_t in_length, void *out, dword_t out_length,
                    dword_t *returned) {
    (void) card, (void) control, (void) in, (void) in_length, (void) out, (void) out_length;
    *returned = 0;
    return look().code;
}
code_t SCardTransmit(code_t card, const void *send_pci, const void *send, dword_t send_length, void *receive_pci,
                     void *receive, dword_t *receive_length) {
    (void) card, (void) send_pci, (void) send, (void) send_length, (void) receive_pci, (void) receive;
    *receive_length = 0;
    return look().code;
}

/*
 * A PKCS#11 module with one card, for tests: strict where a CPS4 is strict, and broken as its script says.
 *
 * CARD_SCRIPT names a file, read at each call, with one "what=how" a line:
 *   C_Xxx=crash, C_Xxx=block, C_Xxx=0xCODE   what becomes of a call
 *   list=none                                no function list
 *   slots=forty, huge, growing, shrinking    what C_GetSlotList answers
 *   token=zeros, ones                        what C_GetTokenInfo answers
 *   text=hostile                             strings neither padded nor UTF-8
 *   value=huge, empty, negative              length of the certificate
 * CARD_READER is the description of its slot, CARD_CERTIFICATE a file with the certificate on the card.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long ulong_t;
typedef unsigned char byte_t;

#define CKR_OK 0UL
#define CKR_SLOT_ID_INVALID 3UL
#define CKR_ARGUMENTS_BAD 7UL
#define CKR_ATTRIBUTE_TYPE_INVALID 0x12UL
#define CKR_FUNCTION_NOT_SUPPORTED 0x54UL
#define CKR_KEY_TYPE_INCONSISTENT 0x63UL
#define CKR_PIN_INCORRECT 0xA0UL
#define CKR_USER_NOT_LOGGED_IN 0x101UL
#define CKR_BUFFER_TOO_SMALL 0x150UL
#define UNAVAILABLE (~0UL)

#define SLOT 7UL
#define CERTIFICATE 1UL
#define KEY 2UL
#define MODULUS 256UL

struct version { byte_t major, minor; };
struct info { struct version cryptoki; byte_t maker[32]; ulong_t flags; byte_t description[32]; struct version library; };
struct slot_info { byte_t description[64], maker[32]; ulong_t flags; struct version hardware, firmware; };
struct token_info {
    byte_t label[32], maker[32], model[16], serial[16];
    ulong_t flags, max_sessions, sessions, max_rw, rw, max_pin, min_pin, public_total, public_free, private_total,
        private_free;
    struct version hardware, firmware;
    byte_t time[16];
};
struct session_info { ulong_t slot, state, flags, error; };
struct attribute { ulong_t type; void *value; ulong_t length; };
struct mechanism { ulong_t type; void *parameter; ulong_t length; };

static int logged_in;
static ulong_t found, signing;

static int told(const char *what, const char *how) {
    char text[4096], line[128];
    const char *path = getenv("CARD_SCRIPT");
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file) return 0;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = 0;
    snprintf(line, sizeof line, "%s=%s", what, how);
    return strstr(text, line) != NULL;
}

static ulong_t told_code(const char *call) {
    char text[4096], line[128];
    const char *path = getenv("CARD_SCRIPT");
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file) return CKR_OK;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = 0;
    snprintf(line, sizeof line, "%s=0x", call);
    const char *at = strstr(text, line);
    return at ? strtoul(at + strlen(line), NULL, 16) : CKR_OK;
}

static ulong_t enter(const char *call) {
    if (told(call, "crash")) raise(SIGSEGV);
    while (told(call, "block")) usleep(100000);
    return told_code(call);
}

#define ENTER(call) do { ulong_t code = enter(call); if (code) return code; } while (0)

static void pad(byte_t *field, size_t size, const char *text) {
    if (told("text", "hostile")) {
        memset(field, 0xC3, size);
        return;
    }
    memset(field, ' ', size);
    memcpy(field, text, strlen(text) < size ? strlen(text) : size);
}

static ulong_t Initialize(void *args) { (void) args; ENTER("C_Initialize"); return CKR_OK; }
static ulong_t Finalize(void *reserved) { (void) reserved; logged_in = 0; return CKR_OK; }

static ulong_t GetInfo(struct info *info) {
    ENTER("C_GetInfo");
    memset(info, 0, sizeof *info);
    info->cryptoki.major = 2;
    info->cryptoki.minor = 20;
    pad(info->maker, 32, "ANS");
    pad(info->description, 32, "Test module");
    info->library.major = 3;
    return CKR_OK;
}

static ulong_t GetSlotList(byte_t present, ulong_t *slots, ulong_t *count) {
    (void) present;
    ENTER("C_GetSlotList");
    ulong_t there = told("slots", "forty") ? 40 : told("slots", "growing") && slots ? 3 : 1;
    if (told("slots", "huge")) there = slots ? *count : 0x0FFFFFFFFFFFFFFFUL;
    if (told("slots", "shrinking") && slots) there = 0;
    if (slots && *count < there) {
        *count = there;
        return CKR_BUFFER_TOO_SMALL;
    }
    for (ulong_t i = 0; slots && i < there; i++) slots[i] = i ? 100 + i : SLOT;
    *count = there;
    return CKR_OK;
}

static ulong_t GetSlotInfo(ulong_t slot, struct slot_info *info) {
    ENTER("C_GetSlotInfo");
    memset(info, 0, sizeof *info);
    pad(info->description, 64, slot == SLOT ? getenv("CARD_READER") : "Another reader");
    pad(info->maker, 32, "");
    info->flags = 7;
    return CKR_OK;
}

static ulong_t GetTokenInfo(ulong_t slot, struct token_info *info) {
    (void) slot;
    ENTER("C_GetTokenInfo");
    memset(info, told("token", "ones") ? 0xFF : 0, sizeof *info);
    if (told("token", "ones") || told("token", "zeros")) return CKR_OK;
    pad(info->label, 32, "CPS4");
    pad(info->maker, 32, "ANS");
    pad(info->model, 16, "ChipDoc");
    pad(info->serial, 16, "2800000001");
    info->flags = 0x40D;
    info->max_pin = 8;
    info->min_pin = 4;
    return CKR_OK;
}

static ulong_t OpenSession(ulong_t slot, ulong_t flags, void *app, void *notify, ulong_t *session) {
    (void) flags, (void) app, (void) notify;
    ENTER("C_OpenSession");
    if (slot != SLOT) return CKR_SLOT_ID_INVALID;
    *session = 1;
    return CKR_OK;
}

static ulong_t CloseSession(ulong_t session) { (void) session; ENTER("C_CloseSession"); return CKR_OK; }

static ulong_t GetSessionInfo(ulong_t session, struct session_info *info) {
    (void) session;
    info->slot = SLOT;
    info->state = logged_in ? 1 : 0;
    info->flags = 4;
    info->error = 0;
    return CKR_OK;
}

static ulong_t Login(ulong_t session, ulong_t user, byte_t *code, ulong_t length) {
    (void) session, (void) user;
    ENTER("C_Login");
    if (length != 4 || memcmp(code, "4826", 4)) return CKR_PIN_INCORRECT;
    logged_in = 1;
    return CKR_OK;
}

static ulong_t Logout(ulong_t session) { (void) session; ENTER("C_Logout"); logged_in = 0; return CKR_OK; }

static ulong_t FindObjectsInit(ulong_t session, struct attribute *wanted, ulong_t count) {
    (void) session;
    ENTER("C_FindObjectsInit");
    found = 0;
    for (ulong_t i = 0; i < count; i++) {
        if (wanted[i].type != 0) continue;
        ulong_t class = *(ulong_t *) wanted[i].value;
        found = class == 1 ? CERTIFICATE : class == 3 && logged_in ? KEY : 0;
    }
    return CKR_OK;
}

static ulong_t FindObjects(ulong_t session, ulong_t *objects, ulong_t most, ulong_t *count) {
    (void) session;
    ENTER("C_FindObjects");
    *count = found && most ? 1 : 0;
    if (*count) objects[0] = found;
    found = 0;
    return CKR_OK;
}

static ulong_t FindObjectsFinal(ulong_t session) { (void) session; return CKR_OK; }

static ulong_t give(struct attribute *wanted, const void *value, ulong_t length) {
    if (wanted->value) {
        if (wanted->length < length) return CKR_BUFFER_TOO_SMALL;
        memcpy(wanted->value, value, length);
    }
    wanted->length = length;
    return CKR_OK;
}

static ulong_t give_certificate(struct attribute *wanted) {
    byte_t der[8192];
    if (told("value", "empty")) return give(wanted, der, 0);
    if (told("value", "huge")) { wanted->length = 1UL << 40; return CKR_OK; }
    if (told("value", "negative")) { wanted->length = UNAVAILABLE - 1; return CKR_OK; }
    FILE *file = fopen(getenv("CARD_CERTIFICATE"), "r");
    ulong_t length = file ? fread(der, 1, sizeof der, file) : 0;
    if (file) fclose(file);
    return give(wanted, der, length);
}

static ulong_t GetAttributeValue(ulong_t session, ulong_t object, struct attribute *wanted, ulong_t count) {
    (void) session;
    ENTER("C_GetAttributeValue");
    static const byte_t id = 0x20, no = 0;
    ulong_t class = object == KEY ? 3 : 1, rsa = 0, result = CKR_OK;
    for (ulong_t i = 0; i < count; i++) {
        ulong_t code;
        switch (wanted[i].type) {
            case 0x000: code = give(wanted + i, &class, sizeof class); break;
            case 0x003: code = give(wanted + i, "Certificat d'Authentification CPS", 33); break;
            case 0x011: code = give_certificate(wanted + i); break;
            case 0x100: code = give(wanted + i, &rsa, sizeof rsa); break;
            case 0x102: code = give(wanted + i, &id, 1); break;
            case 0x202: code = give(wanted + i, &no, 1); break;
            default: code = CKR_ATTRIBUTE_TYPE_INVALID; wanted[i].length = UNAVAILABLE;
        }
        if (code) result = code;
    }
    return result;
}

/* The authentication key of a CPS3 and of a CPS4 takes no other mechanism than CKM_RSA_PKCS. */
static ulong_t SignInit(ulong_t session, struct mechanism *mechanism, ulong_t key) {
    (void) session;
    ENTER("C_SignInit");
    if (!logged_in) return CKR_USER_NOT_LOGGED_IN;
    if (key != KEY || mechanism->type != 1) return CKR_KEY_TYPE_INCONSISTENT;
    signing = 1;
    return CKR_OK;
}

/* A CPS4 refuses a buffer that is not exactly as long as the modulus. */
static ulong_t Sign(ulong_t session, byte_t *data, ulong_t length, byte_t *signature, ulong_t *room) {
    (void) session, (void) data;
    ENTER("C_Sign");
    if (!signature) {
        *room = MODULUS;
        return CKR_OK;
    }
    if (*room != MODULUS || length > 102) return CKR_ARGUMENTS_BAD;
    memset(signature, 0x5A, MODULUS);
    signing = 0;
    return CKR_OK;
}

static ulong_t unsupported(void) { return CKR_FUNCTION_NOT_SUPPORTED; }

/* In the order of the standard; 68 functions. */
static struct { struct version version; void *functions[68]; } list;

static void *functions[][2] = {
    {(void *) 0, Initialize}, {(void *) 1, Finalize}, {(void *) 2, GetInfo}, {(void *) 4, GetSlotList},
    {(void *) 5, GetSlotInfo}, {(void *) 6, GetTokenInfo}, {(void *) 12, OpenSession}, {(void *) 13, CloseSession},
    {(void *) 15, GetSessionInfo}, {(void *) 18, Login}, {(void *) 19, Logout}, {(void *) 24, GetAttributeValue},
    {(void *) 26, FindObjectsInit}, {(void *) 27, FindObjects}, {(void *) 28, FindObjectsFinal},
    {(void *) 42, SignInit}, {(void *) 43, Sign},
};

ulong_t C_GetFunctionList(void **result) {
    if (told("list", "none")) {
        *result = NULL;
        return CKR_OK;
    }
    list.version.major = 2;
    list.version.minor = 20;
    for (int i = 0; i < 68; i++) list.functions[i] = unsupported;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        list.functions[(size_t) functions[i][0]] = functions[i][1];
    list.functions[3] = C_GetFunctionList;
    *result = &list;
    return CKR_OK;
}

package fr.santelien.contract;

/** Addresses and codes both sides use, one name for one thing. Described in {@code src/contract/README.md}. */
public final class Names {

    private static final String BASE = "https://santelien.fr/fhir/";

    /** Profiles of ours: {@code STRUCTURE_DEFINITION + "worklist"}. */
    public static final String STRUCTURE_DEFINITION = BASE + "StructureDefinition/";

    public static final String CODE_SYSTEM = BASE + "CodeSystem/";

    /** HTTP header: id of the Organization the user works for during this session. */
    public static final String STRUCTURE_HEADER = "X-Santelien-Structure";

    /** National identifier of a person: type digit followed by the value (ANS IdNat_PS). */
    public static final String PERSON_IDENTIFIER = "urn:oid:1.2.250.1.71.4.2.1";

    public static final String FINESS = "https://finess.esante.gouv.fr";

    /** {@code meta.security}: Organization id of each structure that may see the resource. Set by the server only. */
    public static final String STRUCTURE_LABEL = CODE_SYSTEM + "structure";

    /** {@code meta.security}: row of the access table the resource falls under. Set by the server only. */
    public static final String SUBJECT_LABEL = CODE_SYSTEM + "subject";

    /** {@code PractitionerRole.code}: secretary, coordinator, doctor, referent, member. */
    public static final String ROLE = CODE_SYSTEM + "role";

    /**
     * On a PractitionerRole, repeated: a card of the person that her referent declared lost; it opens nothing of this
     * structure any more. Sub-extensions {@code number} (without issuer prefix) and {@code declaredAt}.
     */
    public static final String LOST_CARD = STRUCTURE_DEFINITION + "lost-card";

    /** {@code Task.code}, {@code List.code}, {@code CarePlan.category}: request, worklist, ppcs. */
    public static final String KIND = CODE_SYSTEM + "kind";

    /** On every resource: who changed it last and when, as said by the poste that pushed it. */
    public static final String LAST_CHANGE = STRUCTURE_DEFINITION + "last-change";

    /** On a List: the Organization that owns it. */
    public static final String LIST_OWNER = STRUCTURE_DEFINITION + "list-owner";

    /** On a List, repeated: Organizations it is shared with. */
    public static final String LIST_SHARED_WITH = STRUCTURE_DEFINITION + "list-shared-with";

    /** On a List.entry: why the patient is there. */
    public static final String ENTRY_COMMENT = STRUCTURE_DEFINITION + "entry-comment";

    /** On a List.entry: who added the patient. */
    public static final String ENTRY_ADDED_BY = STRUCTURE_DEFINITION + "entry-added-by";

    /** On a Task: who of the structure has it in hand. */
    public static final String REQUEST_HANDLER = STRUCTURE_DEFINITION + "request-handler";

    /** On a Task: service and person that ask. */
    public static final String REQUEST_SENDER = STRUCTURE_DEFINITION + "request-sender";

    /** On a Task.note: which step of the trail it is. */
    public static final String REQUEST_STEP = STRUCTURE_DEFINITION + "request-step";

    /** On an Attachment whose content is a Binary: SHA-256 of the content, hexadecimal (FHIR's own hash is SHA-1). */
    public static final String DOCUMENT_SHA256 = STRUCTURE_DEFINITION + "document-sha256";

    /** On a top-level group of a PPCS questionnaire: part of the HAS template, 1 to 4. */
    public static final String PPCS_PART = STRUCTURE_DEFINITION + "ppcs-part";

    /** On a top-level group of a PPCS questionnaire: its place among the eight sections. */
    public static final String PPCS_ORDER = STRUCTURE_DEFINITION + "ppcs-order";

    public static final String PPCS_ADMINISTRATIVE = BASE + "Questionnaire/ppcs-administratif";

    public static final String PPCS_MEDICAL = BASE + "Questionnaire/ppcs-medical";

    private Names() {}
}

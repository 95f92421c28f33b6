package fr.santelien.server.form;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an element FHIR R4 does not define (400, with its name). The engine would drop it and answer 200: the poste
 * would believe it stored, and lose it at the next pull. What a profile adds goes in an extension, which is kept.
 */
public final class UnknownElements extends LenientErrorHandler {

    public UnknownElements() {
        super(false); // its log lines would quote what was sent
    }

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        throw new DataFormatException("Élément inconnu de FHIR R4 : " + element);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
        throw new DataFormatException("Attribut inconnu de FHIR R4 : " + attribute);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        throw new DataFormatException("Élément répété à tort : " + element);
    }
}

package fr.santelien.lab.region;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;

/** HAPI's strict JSON parser for R4. */
final class Parsers {

    static final IParser JSON = strict();

    private Parsers() {}

    private static IParser strict() {
        FhirContext fhir = FhirContext.forR4Cached();
        return fhir.newJsonParser().setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler());
    }
}

package fr.santelien.sync.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** FHIR JSON to trees and back; decimals keep their precision, as FHIR asks (R4 §2.24.0.1 decimal). */
public final class Json {

    public static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .nodeFactory(NODES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** @throws NotJsonException when the text is cut, malformed or not an object */
    public static ObjectNode object(String text) throws NotJsonException {
        return asObject(value(text));
    }

    /** @throws NotJsonException when the bytes (UTF-8) are cut, malformed or not an object */
    public static ObjectNode object(byte[] utf8) throws NotJsonException {
        try {
            return asObject(MAPPER.readTree(utf8));
        } catch (IOException e) {
            throw new NotJsonException();
        }
    }

    /** @throws NotJsonException when the text is cut or malformed */
    public static JsonNode value(String text) throws NotJsonException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NotJsonException();
        }
    }

    public static String text(JsonNode node) {
        return node.toString();
    }

    /** In UTF-8, without the text between: for what is long. */
    public static byte[] utf8(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory is always written", e);
        }
    }

    private static ObjectNode asObject(JsonNode node) throws NotJsonException {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new NotJsonException();
    }

    /** Not JSON, or not all of it. Says nothing of the content: Jackson's own message quotes it. */
    public static final class NotJsonException extends Exception {
        NotJsonException() {
            super("not a JSON object");
        }
    }
}

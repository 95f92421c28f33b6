package fr.santelien.lab.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries what a poste sends and fetches to the region, which answers as the contract wants it; nothing fails here. */
final class RegionCarrier implements Transport {

    static final URI ADDRESS = URI.create("https://region.example/fhir/");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Region region;

    RegionCarrier(Region region) {
        this.region = region;
    }

    @Override
    public Response send(Request request) throws IOException {
        String path = ADDRESS.relativize(request.target()).toString();
        if (request.method().equals("GET")) {
            return path.contains("?") ? witness(path) : read(Reference.parse(path));
        }
        if (!request.method().equals("PUT")) {
            return answer(405, null); // one by one, then
        }
        Reference reference = Reference.parse(path);
        ObjectNode body = (ObjectNode) JSON.readTree(request.body());
        return reference.type().equals("Binary")
                ? keep(reference, body)
                : write(reference, body, request.headers().get("If-Match"));
    }

    private Response read(Reference reference) {
        return region.has(reference) ? answer(200, region.current(reference)) : answer(404, null);
    }

    /** The one search of a poste that pulls no type: {@code Type?_id=…}. */
    private Response witness(String search) {
        String type = search.substring(0, search.indexOf('?'));
        String id = search.replaceFirst(".*[?&]_id=([^&]*).*", "$1");
        ObjectNode page = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "searchset");
        Reference reference = new Reference(type, id);
        if (region.has(reference)) {
            page.putArray("entry").addObject().set("resource", region.current(reference));
        }
        return answer(200, page);
    }

    /** A document never changes. */
    private Response keep(Reference reference, ObjectNode body) {
        if (!region.has(reference)) {
            region.write(reference, body);
            return answer(201, null);
        }
        boolean same = region.current(reference).path("data").equals(body.path("data"));
        return answer(same ? 200 : 422, null);
    }

    private Response write(Reference reference, ObjectNode body, @Nullable String ifMatch) {
        String there = region.has(reference)
                ? region.current(reference).at("/meta/versionId").asText()
                : null;
        String expected = ifMatch == null ? null : ifMatch.replaceAll("W/|\"", "");
        if (region.isStale(expected, there)) {
            return answer(412, null);
        }
        for (JsonNode element : body.path("output")) {
            if (!region.has(Reference.parse(element.at("/valueAttachment/url").asText()))) {
                return answer(422, null); // it names a document that nobody gave
            }
        }
        return answer(there == null ? 201 : 200, region.write(reference, body));
    }

    private static Response answer(int status, @Nullable ObjectNode body) {
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        return new Response(status, Map.of("content-type", "application/fhir+json"), bytes);
    }

    @Override
    public void close() {
        // nothing is open
    }
}

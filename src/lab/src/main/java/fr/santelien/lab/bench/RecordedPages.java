package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.santelien.lab.region.SyntheticRegion;
import fr.santelien.sync.merge.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/** The pages of a search of each type, made beforehand, on a server that only hands them out. */
final class RecordedPages implements AutoCloseable {

    private static final int PAGE = 500;

    private final HttpServer server;
    private final Map<String, byte[]> pages = new HashMap<>();
    private final int resources;

    RecordedPages(SyntheticRegion region, int patients, Instant now) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        resources = record("Patient", region.patients(patients).iterator(), now)
                + record("DocumentReference", region.notes(patients).iterator(), now);
    }

    /** Base address, with a slash at the end. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/fhir/");
    }

    int resources() {
        return resources;
    }

    private int record(String type, Iterator<Resource> all, Instant now) {
        List<ObjectNode> bundles = new ArrayList<>();
        int recorded = 0;
        while (all.hasNext()) {
            ObjectNode bundle =
                    Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "searchset");
            bundle.putObject("meta").put("lastUpdated", now.toString());
            ArrayNode entries = bundle.putArray("entry");
            while (all.hasNext() && entries.size() < PAGE) {
                entries.addObject().set("resource", RegionFile.stored(all.next(), now));
            }
            recorded += entries.size();
            bundles.add(bundle);
        }
        for (int i = 0; i < bundles.size(); i++) {
            if (i + 1 < bundles.size()) {
                bundles.get(i)
                        .putArray("link")
                        .addObject()
                        .put("relation", "next")
                        .put("url", address() + type + "/" + (i + 1));
            }
            pages.put(type + "/" + i, Json.text(bundles.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        return recorded;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/fhir/".length());
            byte[] page = pages.get(path.contains("/") ? path : path + "/0");
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
            if (page != null) {
                exchange.getResponseBody().write(page);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

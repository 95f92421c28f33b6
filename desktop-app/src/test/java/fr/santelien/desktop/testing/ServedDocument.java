package fr.santelien.desktop.testing;

import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A letter that is on the server and not on the poste; comes in four pieces. Fictitious. */
public final class ServedDocument implements Transport {

    public static final byte[] CONTENT = content();
    private static final int PIECES = 4;

    private final RealWork real;

    public ServedDocument(RealWork real) {
        this.real = real;
        real.receiveVersion(
                2,
                ReceivedRequests.discharge("Sortie d’hospitalisation à organiser")
                        .replace("'input':[", "'input':[" + input()));
        real.connection.documents = Optional.of(new AttachmentFetch(
                new RegionalServer(URI.create("https://localhost/fhir"), this, "org-1"), real.replica.attachments()));
    }

    private static byte[] content() {
        return Arrays.copyOf("%PDF-1.7 Courrier fictif".getBytes(StandardCharsets.US_ASCII), 300_000);
    }

    private static String input() {
        return "{'id':'served','type':{'text':'attachment'},'valueAttachment':{'title':'bilan.pdf','size':300000,"
                + "'contentType':'application/pdf','url':'Binary/served','extension':[{'url':"
                + "'https://santelien.fr/fhir/StructureDefinition/document-sha256','valueString':'" + sha256()
                + "'}]}},";
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the content came to the poste. */
    public boolean isHere() {
        return real.replica.attachments().has(sha256());
    }

    @Override
    public Response send(Request request) {
        return send(request, received -> {});
    }

    @Override
    public Response send(Request request, LongConsumer received) {
        String json = "{\"resourceType\":\"Binary\",\"id\":\"served\",\"data\":\""
                + Base64.getEncoder().encodeToString(CONTENT) + "\"}";
        for (int piece = 1; piece <= PIECES; piece++) {
            received.accept((long) json.length() * piece / PIECES);
        }
        return new Response(200, Map.of(), json.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {}
}

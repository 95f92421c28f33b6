package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the server tells of a holder before any structure is chosen and any file exists. */
public final class Directory {

    private static final String PERSON_IDENTIFIER = "urn:oid:1.2.250.1.71.4.2.1";

    private Directory() {}

    /**
     * Reads where a person works.
     *
     * @param server opened without a structure
     * @param personIdentifier type digit and value, {@code 810000000012}
     * @return PractitionerRole resources, and the Organizations they name
     */
    public static List<ObjectNode> memberships(RegionalServer server, String personIdentifier) throws ExchangeStopped {
        String identifier = URLEncoder.encode(PERSON_IDENTIFIER + "|" + personIdentifier, StandardCharsets.UTF_8);
        String query =
                "PractitionerRole?practitioner.identifier=" + identifier + "&_include=PractitionerRole:organization";
        SearchPage page = SearchPage.of(server.search(query), query);
        List<ObjectNode> found = new ArrayList<>(page.resources());
        while (page.next() != null) {
            page = SearchPage.of(server.follow(page.next()), query);
            found.addAll(page.resources());
        }
        return found;
    }
}

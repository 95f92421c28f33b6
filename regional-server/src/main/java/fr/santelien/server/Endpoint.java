package fr.santelien.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import fr.santelien.server.access.AccessTable;
import fr.santelien.server.access.CreateOnly;
import fr.santelien.server.access.Grants;
import fr.santelien.server.access.HintRule;
import fr.santelien.server.access.Interactions;
import fr.santelien.server.access.ReadWall;
import fr.santelien.server.access.SearchScope;
import fr.santelien.server.access.Writes;
import fr.santelien.server.audit.AuditFile;
import fr.santelien.server.audit.AuditTrail;
import fr.santelien.server.form.ResponseCheck;
import fr.santelien.server.form.UnknownElements;
import fr.santelien.server.hint.ActiveSubscriptions;
import fr.santelien.server.hint.Hints;
import fr.santelien.server.session.Directory;
import fr.santelien.server.session.SessionGate;
import fr.santelien.server.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The FHIR endpoint with everything that guards it, in the order a request meets it. */
final class Endpoint {

    private Endpoint() {}

    /** What answers FHIR requests, and the hints beside it. */
    record Guarded(RestfulServer server, Hints hints) {}

    static Guarded guarded(Store store, Optional<String> auditor, AuditFile audit) throws IOException {
        InstantSource clock = InstantSource.system();
        AccessTable table = AccessTable.load();
        HintRule rule = new HintRule(table, clock);
        Directory directory = new Directory(store.daos(), clock);
        SessionGate gate = new SessionGate(directory, auditor);
        Hints hints = new Hints(gate, rule, new ActiveSubscriptions(store.daos(), clock));
        store.hooks().registerInterceptor(hints);
        // Read before unknown elements are refused: what the engine itself loads is not ours to judge.
        ResponseCheck shape = ResponseCheck.load(store.fhir());
        store.fhir().setParserErrorHandler(new UnknownElements());

        RestfulServer server = store.endpoint();
        server.setServerName("Santélien, serveur régional de référence");
        server.registerInterceptor(gate);
        server.registerInterceptor(new SearchScope(table));
        server.registerInterceptor(new Interactions());
        server.registerInterceptor(new CreateOnly());
        server.registerInterceptor(new Writes(store.daos(), table, new Grants(store.jdbc()), rule, directory, shape));
        server.registerInterceptor(new ConsentInterceptor(new ReadWall(table, rule, store.daos())));
        server.registerInterceptor(new AuditTrail(audit, clock));
        server.registerInterceptor(hints);
        return new Guarded(server, hints);
    }
}

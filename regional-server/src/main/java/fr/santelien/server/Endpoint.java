package fr.santelien.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import fr.santelien.server.access.AccessTable;
import fr.santelien.server.access.CreateOnly;
import fr.santelien.server.access.Grants;
import fr.santelien.server.access.Interactions;
import fr.santelien.server.access.ReadWall;
import fr.santelien.server.access.SearchScope;
import fr.santelien.server.access.Writes;
import fr.santelien.server.audit.AuditFile;
import fr.santelien.server.audit.AuditTrail;
import fr.santelien.server.form.ResponseCheck;
import fr.santelien.server.form.UnknownElements;
import fr.santelien.server.session.Directory;
import fr.santelien.server.session.SessionGate;
import fr.santelien.server.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The FHIR endpoint with everything that guards it, in the order a request meets it. */
final class Endpoint {

    private Endpoint() {}

    static RestfulServer guarded(Store store, Optional<String> auditor, AuditFile audit) throws IOException {
        InstantSource clock = InstantSource.system();
        AccessTable table = AccessTable.load();
        Directory directory = new Directory(store.daos(), clock);
        // Read before unknown elements are refused: what the engine itself loads is not ours to judge.
        ResponseCheck shape = ResponseCheck.load(store.fhir());
        store.fhir().setParserErrorHandler(new UnknownElements());

        RestfulServer server = store.endpoint();
        server.setServerName("Santélien, serveur régional de référence");
        server.registerInterceptor(new SessionGate(directory, auditor));
        server.registerInterceptor(new SearchScope(table));
        server.registerInterceptor(new Interactions());
        server.registerInterceptor(new CreateOnly());
        server.registerInterceptor(new Writes(store.daos(), table, new Grants(store.jdbc()), directory, shape));
        server.registerInterceptor(new ConsentInterceptor(new ReadWall(table, store.daos())));
        server.registerInterceptor(new AuditTrail(audit, clock));
        return server;
    }
}

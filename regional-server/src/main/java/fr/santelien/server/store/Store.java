package fr.santelien.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The resources of the region in their database. Starting takes 15 to 30 s; one per process. */
public final class Store implements AutoCloseable {

    /** Resources of the contract, and what the engine itself needs. Every other type is unknown to the server. */
    private static final List<String> TYPES = List.of(
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "CareTeam",
            "Task",
            "List",
            "CarePlan",
            "QuestionnaireResponse",
            "DocumentReference",
            "Binary",
            "SearchParameter",
            "Subscription",
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "Questionnaire");

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context;

    /** @param jdbcUrl {@code jdbc:h2:…} or {@code jdbc:postgresql:…} */
    public Store(String jdbcUrl) {
        pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(10);
        pool.setConnectionTimeout(5_000);
        context = new AnnotationConfigApplicationContext();
        context.setAllowCircularReferences(true);
        context.registerBean("dataSource", DataSource.class, () -> pool);
        context.register(StoreConfiguration.class);
        context.refresh();
        daos().setSupportedResourceTypes(TYPES);
    }

    public FhirContext fhir() {
        return context.getBean(FhirContext.class);
    }

    public DaoRegistry daos() {
        return context.getBean(DaoRegistry.class);
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    /** Where the hooks of the storage are registered. */
    public IInterceptorService hooks() {
        return context.getBean("jpaInterceptorService", IInterceptorService.class);
    }

    /** @return a FHIR endpoint on this store, without any protection yet */
    @SuppressWarnings("unchecked") // the only system DAO of an R4 store
    public RestfulServer endpoint() {
        RestfulServer server = new RestfulServer(fhir());
        server.registerProviders(context.getBean(ResourceProviderFactory.class).createProviders());
        JpaSystemProvider<Bundle, Meta> system = context.getBean(JpaSystemProvider.class);
        server.registerProvider(system);
        DatabaseBackedPagingProvider paging = context.getBean(DatabaseBackedPagingProvider.class);
        paging.setDefaultPageSize(100);
        paging.setMaximumPageSize(500);
        server.setPagingProvider(paging);
        return server;
    }

    @SuppressWarnings("unchecked") // the only system DAO of an R4 store
    public IFhirSystemDao<Bundle, Meta> system() {
        return context.getBean(IFhirSystemDao.class);
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}

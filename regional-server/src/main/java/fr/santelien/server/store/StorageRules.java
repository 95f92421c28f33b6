package fr.santelien.server.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/** How the engine stores, chosen so that the exchange of the postes is safe. */
final class StorageRules {

    /**
     * Longest time between the stamping of {@code lastUpdated} and the commit. The postes re-read an overlap longer
     * than this, so a transaction that commits late is still pulled.
     */
    static final int TRANSACTION_TIMEOUT_SECONDS = 30;

    private StorageRules() {}

    static JpaStorageSettings settings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        // A poste chooses the id of what it creates: a repeated PUT cannot double it.
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        // A cached answer would hide what arrived since, and mixes up ge and gt bounds.
        settings.setReuseCachedSearchResultsForMillis(null);
        // A history is as long as it is now, not as it was when it was last counted.
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_ACCURATE);
        // Two postes may push in any order: what a resource points at may arrive later, in another push.
        settings.setEnforceReferentialIntegrityOnWrite(false);
        settings.setEnforceReferentialIntegrityOnDelete(false);
        settings.setAutoCreatePlaceholderReferenceTargets(false);
        settings.setAllowExternalReferences(true);
        // Nothing is ever deleted by a poste.
        settings.setDeleteEnabled(false);
        settings.setAllowMultipleDelete(false);
        settings.setHibernateSearchIndexSearchParams(false);
        settings.setSearchPreFetchThresholds(List.of(2000, -1));
        return settings;
    }

    static Properties hibernate(DataSource dataSource) {
        boolean postgres = dataSource instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:");
        Properties properties = new Properties();
        properties.put(
                "hibernate.dialect", (postgres ? HapiFhirPostgresDialect.class : HapiFhirH2Dialect.class).getName());
        properties.put("hibernate.hbm2ddl.auto", "update");
        properties.put("hibernate.search.enabled", "false");
        properties.put("hibernate.jdbc.batch_size", "20");
        properties.put("hibernate.cache.use_query_cache", "false");
        properties.put("hibernate.cache.use_second_level_cache", "false");
        properties.put("hibernate.cache.use_structured_entries", "false");
        properties.put("hibernate.cache.use_minimal_puts", "false");
        return properties;
    }
}

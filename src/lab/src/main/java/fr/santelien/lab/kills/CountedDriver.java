package fr.santelien.lab.kills;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * Stands before SQLite's driver: the point before and the point after each connection and each statement that writes.
 * What the poste does to its other files lies between two of them.
 */
final class CountedDriver implements Driver {

    private static final Pattern WRITES = Pattern.compile(
            "\\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA journal_mode|PRAGMA user_version ="
                    + "|(?:INSERT INTO|INSERT OR REPLACE INTO|UPDATE|DELETE FROM|CREATE TABLE|CREATE UNIQUE INDEX"
                    + "|CREATE INDEX|CREATE VIRTUAL TABLE|CREATE TRIGGER|ALTER TABLE|DROP TABLE)"
                    + "(?: IF (?:NOT )?EXISTS)?\\s+\\w+).*",
            Pattern.DOTALL);

    private static final String CONNECTION = "une connexion";

    private final Driver driver = new JDBC();
    private final KillPoints points;

    private CountedDriver(KillPoints points) {
        this.points = points;
    }

    /** From now on every connection of this process goes through here. */
    static void install(KillPoints points) throws SQLException {
        for (Driver other : Collections.list(DriverManager.getDrivers())) {
            DriverManager.deregisterDriver(other);
        }
        DriverManager.registerDriver(new CountedDriver(points));
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        points.before(CONNECTION);
        Connection connection = driver.connect(url, properties);
        points.after(CONNECTION);
        return connection == null
                ? null
                : (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return switch (result) {
                        case PreparedStatement statement ->
                            counted(statement, PreparedStatement.class, (String) arguments[0]);
                        case Statement statement -> counted(statement, Statement.class, null);
                        case null, default -> result;
                    };
                });
    }

    private Object counted(Statement statement, Class<?> type, @Nullable String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            String sql = prepared != null
                    ? prepared
                    : arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
            Matcher writes = WRITES.matcher(method.getName().startsWith("execute") ? sql : "");
            if (!writes.matches()) {
                return call(statement, method, arguments);
            }
            points.before(writes.group(1));
            Object result = call(statement, method, arguments);
            points.after(writes.group(1));
            return result;
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(CountedDriver.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object call(Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public java.util.logging.Logger getParentLogger() {
        return java.util.logging.Logger.getGlobal();
    }

    /** Names of the statements that are points, for tests. */
    static List<String> names(List<String> statements) {
        return statements.stream()
                .map(WRITES::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}

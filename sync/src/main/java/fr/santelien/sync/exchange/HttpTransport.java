package fr.santelien.sync.exchange;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client over the card's TLS: follows no redirection, keeps no cookie, repeats nothing by itself. */
final class HttpTransport {

    private HttpTransport() {}

    static CloseableHttpClient client(TlsIdentity identity, Timeouts timeouts) {
        TlsSocketStrategy handshake = new DefaultClientTlsStrategy(
                identity.sslContext(), identity.protocols(), null, SSLBufferMode.STATIC, new DefaultHostnameVerifier());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new CardHandshake(identity, handshake))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeouts.connect()))
                        .setSocketTimeout(Timeout.of(timeouts.answer()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(timeouts.handshake()))
                        .setSupportedProtocols(identity.protocols())
                        .build())
                .build();
        // A repeated PUT would hide a lost answer from the exchange, which recognises it.
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Santelien-Poste")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }
}

package fr.santelien.smartcard.tls;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives TLS the one signature a CPS makes: SHA256withRSA, hashed here and signed there. It serves {@link CardPrivateKey}
 * only; other keys go on to the other providers.
 */
public final class CardProvider extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "SantelienCard";

    private CardProvider() {
        super(NAME, "1", "signatures by a health professional's card");
        putService(new SignatureService(this));
    }

    /** Adds the provider after all others, once. */
    public static synchronized void register() {
        if (Security.getProvider(NAME) == null) {
            Security.addProvider(new CardProvider());
        }
    }

    private static final class SignatureService extends Service {
        SignatureService(Provider provider) {
            super(
                    provider,
                    "Signature",
                    "SHA256withRSA",
                    CardSignature.class.getName(),
                    List.of(),
                    Map.of("SupportedKeyClasses", CardPrivateKey.class.getName()));
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new CardSignature();
        }
    }
}

package foundrybench.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Authorities from a file that are trusted beside those the JDK trusts.
///
/// @param source where the file was named, in words
public record ExtraTrust(Path file, String source, List<X509Certificate> certificates) {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]*)-----END (?:TRUSTED |X509 )?CERTIFICATE-----");

    public ExtraTrust {
        certificates = List.copyOf(certificates);
    }

    /// Reads a file of certificates, in text form (PEM).
    ///
    /// @throws NetworkException when it cannot be read or holds none
    static ExtraTrust read(Path file, String source) throws NetworkException {
        try {
            var bytes = Files.readAllBytes(file);
            var certificates = blocks(new String(bytes, StandardCharsets.ISO_8859_1));
            if (certificates.isEmpty()) {
                throw new NetworkException("%s: %s holds no certificate: a PEM file is wanted, with -----BEGIN CERTIFICATE-----."
                        .formatted(source, file));
            }
            return new ExtraTrust(file, source, certificates);
        } catch (NoSuchFileException e) {
            throw new NetworkException("%s: there is no file %s.".formatted(source, file));
        } catch (IOException e) {
            throw new NetworkException("%s: %s cannot be read: %s.".formatted(source, file, e.getMessage()));
        }
    }

    private static List<X509Certificate> blocks(String text) {
        var certificates = new ArrayList<X509Certificate>();
        for (var block = BLOCK.matcher(text); block.find(); ) {
            var certificate = certificate(block.group(1));
            if (certificate != null) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }

    /// One that cannot be read is none; a system's file may hold some of kinds that Java does not know.
    private static @Nullable X509Certificate certificate(String base64) {
        try {
            var der = new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64));
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
        } catch (CertificateException | IllegalArgumentException e) {
            return null;
        }
    }

    /// TLS that trusts these and the JDK's own.
    SSLContext context() {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : Stream.concat(usual(), certificates.stream()).toList()) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusting(store).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static Stream<X509Certificate> usual() throws GeneralSecurityException {
        return Arrays.stream(trusting(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .filter(Objects::nonNull);
    }

    /// @param store `null` for the JDK's own
    private static TrustManagerFactory trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    @Override
    public String toString() {
        return "%s (%d certificates, from %s)".formatted(file, certificates.size(), source);
    }
}

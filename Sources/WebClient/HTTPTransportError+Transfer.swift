import CCurl

extension HTTPTransportError {
    /// The reason in our words.
    init(_ failure: TransferFailure, host: String) {
        switch failure {
        case .cancelled:
            self = .cancelled
        case .unavailable:
            self = .other(detail: "the HTTP library could not be set up")
        case .tooLong(let limit):
            self = .other(detail: "the answer is longer than \(limit) bytes")
        case .code(let code, let detail, _):
            self.init(code, detail: detail, host: host)
        }
    }

    private init(_ code: CURLcode, detail: String, host: String) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: self = .hostNotFound(host: host)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY, CURLE_INTERFACE_FAILED:
            self = .cannotConnect(detail: detail)
        case CURLE_OPERATION_TIMEDOUT: self = .timedOut
        case CURLE_URL_MALFORMAT: self = .badURL(detail)
        case _ where code.isAboutTLS: self = .tls(detail: detail)
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SEND_FAIL_REWIND,
            CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self = .dropped(detail: detail)
        default: self = .other(detail: detail)
        }
    }
}

extension CURLcode {
    /// Whether certificates or the secure connection itself are the trouble.
    var isAboutTLS: Bool {
        switch self {
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
            true
        default: false
        }
    }
}

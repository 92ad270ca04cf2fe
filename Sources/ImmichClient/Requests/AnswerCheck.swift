import WebClient

/// Tells an answer of the API from everything else that may come.
enum AnswerCheck {
    /// The error that a status and a body stand for; nil when it is a success of this API.
    static func error(of response: HTTPResponse, to call: Call, url: String) -> ImmichError? {
        let status = response.status
        if RetryState.isTrouble(status) { return .serverTrouble(status: status, route: call.route) }
        if (300...399).contains(status) { return .redirected(to: response[header: "Location"] ?? "nowhere") }
        if isWebPage(response) { return .notTheAPI(url: url) }
        if (200...299).contains(status) { return nil }
        let message = ErrorBody.message(of: response.body)
        switch status {
        case 401: return .unauthorized(message: message)
        case 403: return .forbidden(permission: permission(in: message), message: message)
        case 400...499: return .refused(route: call.route, message: message)
        default: return .malformed(route: call.route, detail: "the status \(status) is none of this API")
        }
    }

    /// Whether the server says that there is no such thing that this user can see.
    ///
    /// Both lines answer 400 to that, as to everything else that is wrong with a request; only the words tell.
    static func isNotFound(_ error: ImmichError) -> Bool {
        guard case .refused(_, let message) = error else { return false }
        let text = message.lowercased()
        return text.hasPrefix("not found") || text.hasSuffix(" not found")
    }

    private static func permission(in message: String) -> String? {
        let start = "Missing required permission: "
        guard message.hasPrefix(start), message.count > start.count else { return nil }
        return String(message.dropFirst(start.count))
    }

    private static func isWebPage(_ response: HTTPResponse) -> Bool {
        if let type = response[header: "Content-Type"]?.lowercased(), type.hasPrefix("text/html") { return true }
        let blank: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
        return response.body.first { !blank.contains($0) } == UInt8(ascii: "<")
    }
}

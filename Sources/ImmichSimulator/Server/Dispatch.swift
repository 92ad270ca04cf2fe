import WebServer

/// Takes a request to its route and brings the answer, as the server's outer layers do.
struct Dispatch {
    let library: Library
    let tampering: Tampering

    private var dialect: Dialect { library.dialect }

    func answer(_ request: WebRequest, _ key: inout String?) -> WebResponse {
        let correlation = randomWord(8)
        var isStream = false
        do throws(Failure) {
            return response(try reply(request, &key, &isStream), request, correlation)
        } catch {
            let type = (isStream ? "application/jsonlines+json" : "application/json") + "; charset=utf-8"
            return WebResponse(
                status: error.status, headers: [("Content-Type", type)] + common(correlation),
                body: .bytes(error.body(dialect, correlation: correlation)))
        }
    }

    private func reply(_ request: WebRequest, _ key: inout String?, _ isStream: inout Bool) throws(Failure) -> Reply {
        let method = request.method == "HEAD" ? "GET" : request.method
        if method == "OPTIONS" { return .empty(204) }
        let parts = tidied(request.path)
        guard parts.first == "api" || parts.first == ".well-known" else {
            guard method == "GET" else { throw unknown(request) }
            return .bytes(
                Array("<html><head></head><body>stub</body></html>".utf8), type: "text/html; charset=utf-8")
        }
        let body = try readBody(request)
        guard let (route, path) = RouteTable.find(method, parts, dialect) else { throw unknown(request) }
        let query = queryFields(request)
        let caller = try Gatekeeper(library: library).admit(request, query, route.gate)
        key = caller.key?.key.name
        isStream = route.isStream
        for (name, value) in path where name == "id" || name.hasSuffix("Id") {
            if value == "me", name == "userId" { continue }
            _ = try dialect.check(
                .object(JSONObject(fields: [(name, .string(value))])), .query([.required(name, .id)]))
        }
        var input = Input()
        if let schema = route.input {
            input = try dialect.check(schema.source == .query ? query : body, schema)
        }
        if tampering.pageLimit != nil || tampering.repeatsFirstPage {
            input.fields[Tampered.limit] = tampering.pageLimit.map { .number(Double($0)) }
            input.fields[Tampered.repeats] = .bool(tampering.repeatsFirstPage)
        }
        isStream = false
        if method == "GET" || parts.contains("search") || parts.contains("sync") { library.runPendingJobs() }
        return try route.answer(Call(library: library, request: request, caller: caller, path: path, input: input))
    }

    private func readBody(_ request: WebRequest) throws(Failure) -> JSON {
        guard !request.body.isEmpty, request[header: "Content-Type"]?.contains("json") ?? true else {
            return .object(JSONObject())
        }
        do {
            return try JSONReader.readBody(request.body)
        } catch {
            throw Failure(status: 400, message: .text(error.message), isCorrelated: false)
        }
    }

    private func unknown(_ request: WebRequest) -> Failure {
        Failure(status: 404, message: .text("Cannot \(request.method) \(request.target)"))
    }

    private func queryFields(_ request: WebRequest) -> JSON {
        var object = JSONObject()
        for pair in request.query.split(separator: "&") {
            let pieces = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = percentDecoded(pieces[0], plusIsBlank: true)
            let value = JSON.string(pieces.count > 1 ? percentDecoded(pieces[1], plusIsBlank: true) : "")
            if let place = object.fields.firstIndex(where: { $0.name == name }) {
                let earlier = object.fields[place].value
                object.fields[place].value = .array((earlier.list ?? [earlier]) + [value])
            } else {
                object.fields.append((name, value))
            }
        }
        return .object(object)
    }

    private func response(_ reply: Reply, _ request: WebRequest, _ correlation: String) -> WebResponse {
        let common = common(correlation)
        switch reply {
        case .empty(let status): return WebResponse(status: status, headers: common)
        case .lines(let bytes):
            return WebResponse(
                status: 200, headers: [("Content-Type", "application/jsonlines+json")] + common, body: .bytes(bytes))
        case .bytes(let bytes, let type):
            return WebResponse(
                status: 200, headers: [("Content-Type", type), ("Cache-Control", "no-store")] + common,
                body: .bytes(bytes))
        case .json(let out, let status, let cookies):
            var headers = [("Content-Type", "application/json; charset=utf-8")] + common
            headers += cookies.map { ("Set-Cookie", $0) }
            if request.method == "GET", status == 200 {
                let tag = entityTag(out.bytes)
                headers.append(("ETag", tag))
                if request[header: "If-None-Match"] == tag { return WebResponse(status: 304, headers: headers) }
            }
            return WebResponse(status: status, headers: headers, body: .bytes(out.bytes))
        }
    }

    private func common(_ correlation: String) -> [(name: String, value: String)] {
        dialect.errorsCarryStatus
            ? [("X-Immich-Cid", correlation)] : [("X-Immich-Cid", correlation), ("X-Correlation-ID", correlation)]
    }

    private func entityTag(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "\"\(String(bytes.count, radix: 16))-\(String(hash, radix: 36))\""
    }
}

/// Fields that faults add to an input; no client can send these names.
enum Tampered {
    static let limit = "\u{0}limit"
    static let repeats = "\u{0}repeats"
}

/// A random word of digits and small letters.
func randomWord(_ length: Int) -> String {
    String((0..<length).map { _ in "0123456789abcdefghijklmnopqrstuvwxyz".randomElement() ?? "0" })
}

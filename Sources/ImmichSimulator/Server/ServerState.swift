import WebServer

/// What a running server keeps behind its lock: the library and what was asked of it.
struct ServerState {
    let library: Library
    var faults: [FaultCounter]
    let keepsRequests: Bool
    var requests: [RequestRecord] = []
    /// Who is told of each request.
    var listeners: [AsyncStream<RequestRecord>.Continuation] = []

    init(library: Library, faults: [Fault], keepsRequests: Bool) {
        self.library = library
        self.faults = faults.map { FaultCounter(fault: $0) }
        self.keepsRequests = keepsRequests
    }

    /// Answers a request; the answer is to be sent after a delay.
    mutating func answer(_ request: WebRequest) -> (WebResponse, Duration) {
        var tampering = Tampering()
        for index in faults.indices { faults[index].apply(to: request, &tampering) }
        var key: String?
        var response = tampering.replacement ?? Dispatch(library: library, tampering: tampering).answer(request, &key)
        if let cut = tampering.cut, case .bytes(let bytes) = response.body {
            response.body = .truncated(bytes, sent: cut(bytes.count))
        }
        if keepsRequests {
            var status: Int? = response.status
            if case .dropped = response.body { status = nil }
            let record = RequestRecord(
                method: request.method, target: request.target, time: library.now, key: key, status: status,
                bodyBytes: request.body.count)
            requests.append(record)
            listeners.removeAll { if case .terminated = $0.yield(record) { true } else { false } }
        }
        return (response, tampering.delay)
    }
}

/// A fault and how many requests of its kind have come.
struct FaultCounter {
    let fault: Fault
    private var count = 0

    init(fault: Fault) { self.fault = fault }

    mutating func apply(to request: WebRequest, _ tampering: inout Tampering) {
        guard fault.concerns(method: request.method, target: request.target) else { return }
        count += 1
        if fault.strikes(count) { tampering.add(fault.effect) }
    }
}

/// What the faults do to one answer.
struct Tampering {
    var delay: Duration = .zero
    /// Stands in for the whole answer.
    var replacement: WebResponse?
    /// How many bytes of so many are sent.
    var cut: ((Int) -> Int)?
    /// The most photos a search page holds.
    var pageLimit: Int?
    /// Searches answer their first page.
    var repeatsFirstPage = false

    mutating func add(_ effect: Fault.Effect) {
        let json = [(name: "Content-Type", value: "application/json; charset=utf-8")]
        switch effect {
        case .delay(let milliseconds): delay += .milliseconds(milliseconds)
        case .drop: replacement = WebResponse(status: 0, body: .dropped)
        case .status(let status, let seconds):
            let body = #"{"message":"fault"}"#
            replacement = WebResponse(status: status, headers: json, body: .bytes(Array(body.utf8)))
            if let seconds { replacement?.headers.append(("Retry-After", String(seconds))) }
        case .truncate(let bytes): cut = { bytes.map { min($0, $0) } ?? $0 / 2 }
        case .html:
            replacement = WebResponse(
                status: 200, headers: [("Content-Type", "text/html; charset=utf-8")],
                body: .bytes(Array("<!doctype html><title>Sign in</title>".utf8)))
        case .shortPage(let count): pageLimit = count
        case .repeatedPage: repeatsFirstPage = true
        case .redirect(let address): replacement = WebResponse(status: 302, headers: [("Location", address)])
        case .refuseWrites:
            replacement = WebResponse(
                status: 403, headers: json, body: .bytes(Array(#"{"message":"Forbidden"}"#.utf8)))
        }
    }
}

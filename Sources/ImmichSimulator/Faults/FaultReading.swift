extension Fault {
    /// Reads the text of a fault, such as `status=500,every=3,route=/search/metadata`.
    public init(_ text: String) throws(SimulatorError) {
        var effect: Effect?
        var retryAfterSeconds: Int?
        var limits = Fault(.drop)
        for part in text.split(separator: ",") {
            let pieces = part.split(separator: "=", maxSplits: 1)
            let name = pieces.first.map { String($0) } ?? ""
            let value = pieces.count > 1 ? String(pieces[1]) : nil
            if let found = Fault.effect(name, value) {
                guard effect == nil else { throw .unreadableFault(text) }
                effect = found
                continue
            }
            let number = value.flatMap { Int($0) }
            switch (name, value, number) {
            case ("method", let method?, _): limits.method = method.uppercased()
            case ("route", let route?, _): limits.route = route
            case ("from", _, let number?): limits.from = number
            case ("to", _, let number?): limits.to = number
            case ("every", _, let number?) where number > 0: limits.every = number
            case ("after", _, let number?): retryAfterSeconds = number
            default: throw .unreadableFault(text)
            }
        }
        guard let effect else { throw .unreadableFault(text) }
        self = limits
        self.effect = effect
        if case .status(let status, _) = effect { self.effect = .status(status, retryAfterSeconds: retryAfterSeconds) }
    }

    private static func effect(_ name: String, _ value: String?) -> Effect? {
        let number = value.flatMap { Int($0) }
        switch (name, value, number) {
        case ("delay", _, let milliseconds?): return .delay(milliseconds: milliseconds)
        case ("drop", nil, _): return .drop
        case ("status", _, let status?): return .status(status, retryAfterSeconds: nil)
        case ("truncate", _, let bytes): return .truncate(bytes: bytes)
        case ("html", nil, _): return .html
        case ("short", _, let count): return .shortPage(count: count ?? 1)
        case ("repeat", nil, _): return .repeatedPage
        case ("redirect", let address?, _): return .redirect(address)
        case ("readonly", nil, _): return .refuseWrites
        default: return nil
        }
    }
}

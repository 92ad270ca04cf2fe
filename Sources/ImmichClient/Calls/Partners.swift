import WebClient

private struct WirePartner: Decodable {
    var id: UserID
    var name: String
    var email: String
    var inTimeline: Bool?
}

private struct WireFeatures: Decodable {
    var smartSearch: Bool
    var ocr: Bool?
}

extension ImmichClient {
    /// Those who share their photos with the user. Source: `GET /partners?direction=shared-with` (permission `partner.read`).
    public func partners() async throws(ImmichError) -> [Partner] {
        let call = Call.get("/partners", path: "/partners?direction=shared-with")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([WirePartner].self, from: response, route: call.route).map {
                Partner(id: $0.id, name: $0.name, email: $0.email, isInTimeline: $0.inTimeline ?? false)
            }
        }
    }

    /// What the server is set up to do. Source: `GET /server/features` (no permission).
    public func features() async throws(ImmichError) -> ServerFeatures {
        let call = Call.get("/server/features")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            let features = try WireReader.read(WireFeatures.self, from: response, route: call.route)
            return ServerFeatures(smartSearch: features.smartSearch, ocr: features.ocr ?? true)
        }
    }
}

import WebClient

private struct WireFace: Decodable {
    struct Person: Decodable {
        var id: PersonID
    }

    var id: String
    var person: Person?
}

extension ImmichClient {
    /// Whether a face on the photo belongs to nobody; false when the server says that there is no such photo.
    ///
    /// Source: `GET /faces?id=` (permission `face.read`).
    public func hasLooseFace(_ photo: AssetID) async throws(ImmichError) -> Bool {
        let call = Call.get("/faces", path: "/faces?id=\(photo)")
        do {
            return try await sender.send(call) { (response, _) throws(ImmichError) in
                try WireReader.read([WireFace].self, from: response, route: call.route).contains { $0.person == nil }
            }
        } catch {
            guard AnswerCheck.isNotFound(error) else { throw error }
            return false
        }
    }
}

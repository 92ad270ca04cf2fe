import WebClient

private struct WireTag: Decodable {
    var id: TagID
    var value: String
    var parentId: TagID?
}

private struct WireTaggedAsset: Decodable {
    struct Tag: Decodable {
        var id: TagID
    }

    var id: AssetID
    var tags: [Tag]
}

extension ImmichClient {
    /// The user's own tags. Source: `GET /tags` (permission `tag.read`).
    public func tags() async throws(ImmichError) -> [Tag] {
        let call = Call.get("/tags")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([WireTag].self, from: response, route: call.route)
                .map { Tag(id: $0.id, path: $0.value, parent: $0.parentId) }
        }
    }

    /// The tags that a photo has itself; nil when the server says that there is no such photo. Source: `GET /assets/{id}`.
    public func tags(of photo: AssetID) async throws(ImmichError) -> Set<TagID>? {
        let call = Call.get("/assets/{id}", path: "/assets/\(photo)")
        do {
            return try await sender.send(call) { (response, _) throws(ImmichError) in
                let asset = try WireReader.read(WireTaggedAsset.self, from: response, route: call.route)
                guard asset.id == photo else { throw .malformed(route: call.route, detail: "it is another photo") }
                return Set(asset.tags.map(\.id))
            }
        } catch {
            guard AnswerCheck.isNotFound(error) else { throw error }
            return nil
        }
    }
}

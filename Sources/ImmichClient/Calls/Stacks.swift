import WebClient

private struct WireStack: Decodable {
    struct Asset: Decodable {
        var id: AssetID
    }

    var primaryAssetId: AssetID
    var assets: [Asset]
}

extension ImmichClient {
    /// The user's own stacks. Source: `GET /stacks` (permission `stack.read`).
    public func stacks() async throws(ImmichError) -> [PhotoStack] {
        let call = Call.get("/stacks")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([WireStack].self, from: response, route: call.route)
                .map { PhotoStack(primary: $0.primaryAssetId, members: $0.assets.map(\.id)) }
        }
    }
}

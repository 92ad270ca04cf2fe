import WebClient

private struct WireAccount: Decodable {
    var id: UserID
    var name: String
    var email: String
}

private struct WireGrants: Encodable {
    struct Grant: Encodable {
        var userId: UserID
        var role: ShareRole
    }

    var albumUsers: [Grant]
}

private struct WireRole: Encodable {
    var role: ShareRole
}

extension ImmichClient {
    /// The users of the server, as far as this one may see them. Source: `GET /users` (permission `user.read`).
    public func users() async throws(ImmichError) -> [User] {
        let call = Call.get("/users")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([WireAccount].self, from: response, route: call.route)
                .map { User(id: $0.id, name: $0.name, email: $0.email) }
        }
    }

    /// Lets a user into an album. Source: `PUT /albums/{id}/users` (permission `albumUser.create`).
    ///
    /// 2.7 refuses a user who is in already, so that a try whose answer was lost is looked up and not repeated.
    public func share(
        _ album: AlbumID, with user: UserID, as role: ShareRole
    ) async throws(ImmichError) {
        try requireWritable()
        let route = "/albums/{id}/users"
        let body = WireGrants(albumUsers: [WireGrants.Grant(userId: user, role: role)])
        let call = Call.write(
            .put, route, path: "/albums/\(album)/users", body: try WireReader.bytes(body, route: "PUT \(route)"),
            repetition: .never)
        _ = try await sender.sendOnce(call) { (response, _) throws(ImmichError) in
            try WireReader.read(WireAlbum.self, from: response, route: call.route).album
        } lookUp: { () throws(ImmichError) in
            guard let found = try await self.album(album), found.users.contains(where: { $0.id == user }) else {
                return nil
            }
            return found
        }
    }

    /// Gives a user of an album another role. Source: `PUT /albums/{id}/user/{userId}` (permission `albumUser.update`).
    public func changeRole(
        of user: UserID, in album: AlbumID, to role: ShareRole
    ) async throws(ImmichError) {
        try requireWritable()
        let route = "/albums/{id}/user/{userId}"
        let call = Call.write(
            .put, route, path: "/albums/\(album)/user/\(user)",
            body: try WireReader.bytes(WireRole(role: role), route: "PUT \(route)"), repetition: .safe)
        try await sender.send(call) { (_, _) throws(ImmichError) in }
    }

    /// Lets a user out of an album; one who is not in it is out already. Source: `DELETE /albums/{id}/user/{userId}`
    /// (permission `albumUser.delete`).
    public func unshare(_ album: AlbumID, with user: UserID) async throws(ImmichError) {
        try requireWritable()
        let call = Call(
            method: .delete, route: "DELETE /albums/{id}/user/{userId}", path: "/albums/\(album)/user/\(user)",
            body: nil, repetition: .safe)
        do {
            try await sender.send(call) { (_, _) throws(ImmichError) in }
        } catch {
            guard case .refused = error, let found = try await self.album(album),
                !found.users.contains(where: { $0.id == user })
            else { throw error }
        }
    }
}

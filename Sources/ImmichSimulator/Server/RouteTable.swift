/// Every route the server knows, by release.
enum RouteTable {
    static let shared: [Route] =
        serverRoutes + userRoutes + authRoutes + sessionRoutes + peopleRoutes + faceRoutes + searchRoutes
        + timelineRoutes
        + assetRoutes + albumRoutes + albumMemberRoutes + linkRoutes + tagRoutes + stackRoutes + partnerRoutes
        + syncRoutes

    /// The route for a path and what its placeholders stand for.
    static func find(_ method: String, _ parts: [Substring], _ dialect: Dialect) -> (Route, [String: String])? {
        let isAPI = parts.first == "api"
        let parts = isAPI ? Array(parts.dropFirst()) : parts
        for route in shared {
            if let path = route.match(method, parts) { return (route, path) }
        }
        // Updates are PUT everywhere but for albums and links; 3.x takes PATCH as well.
        if method == "PATCH", dialect.hasPatchTwins { return find("PUT", isAPI ? ["api"] + parts : parts, dialect) }
        return nil
    }
}

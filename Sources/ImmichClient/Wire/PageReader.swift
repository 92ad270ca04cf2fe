import WebClient

/// Reads a page of a search.
enum PageReader {
    static func read(
        _ response: HTTPResponse, needs: ReadNeeds, route: String
    ) throws(ImmichError) -> SearchPage {
        try WirePage.read(response, needs: needs, route: route)
    }
}
